import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/feedback/EmptyState.tsx';
import { ModalPanel } from '../ui/feedback/ModalPanel.tsx';
import { useSettings } from './desk-context.ts';
import styles from './PrivacyNotice.module.css';

interface PrivacyNoticeProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** What the association tells everybody about his data, to be read out; the association writes it itself. */
export function PrivacyNotice({ isOpen, onClose }: PrivacyNoticeProps) {
  const { t } = useTranslation('desk');
  const notice = useSettings('privacy')?.notice;
  return (
    <ModalPanel isOpen={isOpen} onClose={onClose} title={notice?.title ?? t('functionKeys.privacy')}>
      {notice ? (
        <div className={styles.notice} dir="rtl" lang="ar">
          {notice.body.split('\n').map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      ) : (
        <EmptyState title={t('privacyAwaited')} />
      )}
    </ModalPanel>
  );
}
