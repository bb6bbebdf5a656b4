import { useTranslation } from 'react-i18next';
import type { ComplaintStep } from '#shared/complaints/complaint-step.ts';
import type { OpenComplaint } from '../../data/records/complaints-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { useWhen } from '../../desk/clock/use-when.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import styles from './Complaints.module.css';

/** What has been done, latest first. What another desk was faster with is said, not hidden. */
export function ComplaintLog({ complaint }: { readonly complaint: OpenComplaint }) {
  const { t } = useTranslation('complaints');
  const when = useWhen();
  const { complaints } = useDesk();
  const staff = useLive(() => complaints.staff(), [complaints]);
  const nameOf = (userId: string): string => staff?.find(({ id }) => id === userId)?.name ?? '';
  const rows = [
    ...complaint.overtaken.map((step) => ({ step, note: t('log.overtaken') })),
    ...complaint.steps.toReversed().map((step) => ({ step, note: '' })),
  ];
  if (rows.length === 0) return <EmptyState title={t('log.empty')} />;
  return (
    <ol className={styles.log} aria-label={t('log.title')}>
      {rows.map(({ step, note }) => (
        <li key={`${step.place}-${step.at}-${step.command.kind}`}>
          <h3>{t(`done.${step.command.kind}`)}</h3>
          {wordsOf(step) !== '' && (
            <p className={styles.words} dir="auto">
              {wordsOf(step)}
            </p>
          )}
          <p className={styles.faint}>{[nameOf(step.by), when(step.at), note].filter(Boolean).join(' · ')}</p>
        </li>
      ))}
    </ol>
  );

  function wordsOf({ command }: ComplaintStep): string {
    switch (command.kind) {
      case 'clarify':
        return command.said;
      case 'find':
        return command.findings;
      case 'decide':
        return command.decision;
      case 'reopen':
        return command.because;
      case 'direct-elsewhere':
        return command.whereTo;
      case 'attempt':
      case 'notify':
        return t(`noticeWay.${command.way}`);
      case 'close':
        return t(`closing.${command.reason}`);
      default:
        return '';
    }
  }
}
