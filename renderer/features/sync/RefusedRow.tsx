import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RefusedChange } from '../../data/standings.ts';
import { useDesk } from '../../desk/desk-context.ts';
import { useWhen } from '../../desk/use-when.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { ListRow } from '../../ui/display/List.tsx';

/** A change that the server refused, and why; it stays until somebody has taken note of it. */
export function RefusedRow({ change: { mid, table, at, reason } }: { readonly change: RefusedChange }) {
  const { t } = useTranslation('sync');
  const { standings } = useDesk();
  const when = useWhen();
  return (
    <ListRow
      title={t(`table.${table}`)}
      note={`${t(`refused.${reason}`)} · ${when(at)}`}
      trail={
        <Button size="sm" icon={Check} onPress={() => void standings.takeNote(mid)}>
          {t('refused.noted')}
        </Button>
      }
    />
  );
}
