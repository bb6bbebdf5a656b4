import { useTranslation } from 'react-i18next';
import type { SyncRecord } from '#shared/sync/record.ts';
import { toEntity } from '../../data/store/entity.ts';
import { ClashSlots as NearestSlots } from '../../desk/requests/ClashSlots.tsx';
import { useWhen } from '../../desk/clock/use-when.ts';

/** What an appointment lost, and the three nearest free slots. */
export function ClashSlots({ record }: { readonly record: SyncRecord | null }) {
  const { t } = useTranslation('sync');
  const when = useWhen();
  if (record?.table !== 'appointments') return null;
  const lost = toEntity<'appointments'>(record);
  return (
    <>
      <p>{t('decision.lostSlot', { when: when(lost.startsAt) })}</p>
      <NearestSlots appointment={lost} />
    </>
  );
}
