import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { labelIn } from '#shared/association/bilingual.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useSettings } from '../session/desk-context.ts';

/** Where a desk calls its visitors to, by its code; a desk without a name of its own is said by the code. */
export function useCounterName(): (deskCode: string) => string {
  const { t } = useTranslation('queue');
  const { language } = useFormat();
  const queue = useSettings('queue');
  return useCallback(
    (deskCode) => {
      const counter = queue?.counters.find((each) => each.deskCode === deskCode);
      return counter ? labelIn(counter.label, language) : t('desk', { code: deskCode });
    },
    [queue, language, t],
  );
}
