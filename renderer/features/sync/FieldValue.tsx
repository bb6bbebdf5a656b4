import { useTranslation } from 'react-i18next';
import type { Fields } from '#shared/sync/record.ts';
import { useWhen } from '../../desk/clock/use-when.ts';
import { Identifier } from '../../ui/display/Identifier.tsx';

const INSTANT = /^\d{4}-\d{2}-\d{2}T/;
const NUMBER = /^[+\d][\d ./-]*$/;
const WORD = /^[A-Z][A-Z_]+$/;

/** One value of a record as a person reads it. */
export function FieldValue({ value }: { readonly value: Fields[string] | null }) {
  const { t } = useTranslation('sync');
  const when = useWhen();
  if (value === null || value === '') return <>{t('decision.empty')}</>;
  if (typeof value === 'boolean') return <>{t(value ? 'decision.yes' : 'decision.no')}</>;
  if (typeof value === 'number') return <Identifier>{String(value)}</Identifier>;
  if (Array.isArray(value)) return <>{value.length === 0 ? t('decision.empty') : value.map(String).join('، ')}</>;
  if (typeof value === 'object') return <>{Object.values(value).map(String).join(' · ')}</>;
  if (INSTANT.test(value)) return <>{when(value)}</>;
  if (NUMBER.test(value)) return <Identifier>{value}</Identifier>;
  if (WORD.test(value))
    return (
      <>
        {t(
          [
            `desk:requestState.${value}`,
            `desk:appointmentState.${value}`,
            `desk:section.${value}`,
            `desk:gender.${value}`,
            `desk:channel.${value}`,
            `people:idType.${value}`,
            'decision.other',
          ],
          { value },
        )}
      </>
    );
  return <>{value}</>;
}
