import { useTranslation } from 'react-i18next';
import type { SubjectRequest } from '../../data/records/subject-requests-repository.ts';
import { useWhen } from '../../desk/clock/use-when.ts';
import { useFormat } from '../../i18n/use-format.ts';

/** «وردت اليوم ٩:٣٠ ص · حتى ١٥ رجب»; what was asked, and why it was refused. */
export function useDataRequestText(): (request: SubjectRequest) => string {
  const { t } = useTranslation('people');
  const format = useFormat();
  const when = useWhen();
  return ({ receivedAt, dueOn, state, asked, reason, closedAt }) =>
    [
      t('dataRequests.received', { when: when(receivedAt) }),
      state === 'OPEN' ? t('dataRequests.due', { day: format.hijri(dueOn) }) : '',
      closedAt === null ? '' : t('dataRequests.closed', { when: when(closedAt) }),
      asked,
      reason,
    ]
      .filter((part) => part !== '')
      .join(' · ');
}
