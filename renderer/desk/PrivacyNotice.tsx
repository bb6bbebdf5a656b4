import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PrivacyNoticeDialog } from '../papers/PrivacyNoticeDialog.tsx';
import { Button } from '../ui/actions/Button.tsx';
import { EmptyState } from '../ui/feedback/EmptyState.tsx';
import { ModalPanel } from '../ui/feedback/ModalPanel.tsx';
import { useSettings } from './session/desk-context.ts';
import styles from './PrivacyNotice.module.css';

interface PrivacyNoticeProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** What the association tells everybody about his data, to be read out and on paper; the association writes it itself. */
export function PrivacyNotice({ isOpen, onClose }: PrivacyNoticeProps) {
  const { t } = useTranslation('desk');
  const notice = useSettings('privacy')?.notice;
  const [isPrinting, setPrinting] = useState(false);
  if (isPrinting) return <PrivacyNoticeDialog onClose={() => setPrinting(false)} />;
  return (
    <ModalPanel
      isOpen={isOpen}
      onClose={onClose}
      title={notice?.title ?? t('functionKeys.privacy')}
      footer={
        notice && (
          <Button icon={Printer} shortcut="Ctrl+KeyP" onPress={() => setPrinting(true)}>
            {t('privacyPrint')}
          </Button>
        )
      }
    >
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
