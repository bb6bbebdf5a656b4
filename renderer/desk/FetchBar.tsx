import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.ts';
import { ProgressBar } from '../ui/feedback/ProgressBar.tsx';
import { useSyncStatus } from './session/desk-context.ts';
import styles from './FetchBar.module.css';

/** How far a long fetch has come, such as the first one of a new desk. Work goes on beside it. */
export function FetchBar() {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const { progress } = useSyncStatus();
  if (!progress) return null;
  const { taken, total } = progress;
  return (
    <div className={styles.bar}>
      <ProgressBar
        label={t('fetch.label', { taken: format.count(taken), total: format.count(total) })}
        value={taken}
        total={total}
        note={t('fetch.note')}
      />
    </div>
  );
}
