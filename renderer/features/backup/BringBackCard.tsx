import { FileUp, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSyncStatus } from '../../desk/session/desk-context.ts';
import { useWhen } from '../../desk/clock/use-when.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { FileButton } from '../../ui/actions/FileButton.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { DescriptionList } from '../../ui/display/DescriptionList.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { ProgressBar } from '../../ui/feedback/ProgressBar.tsx';
import styles from './Backup.module.css';
import { useBringingBack } from './use-bringing-back.ts';

/** Another computer's backup, brought back at this one: first what it is, then the work with its progress. */
export function BringBackCard() {
  const { t } = useTranslation('backup');
  const format = useFormat();
  const when = useWhen();
  const { connection } = useSyncStatus();
  const { backup, progress, outcome, choose, begin } = useBringingBack();
  const isOnline = connection === 'online';
  const isBusy = progress !== null;
  return (
    <Card
      title={t('back.title')}
      footer={
        <>
          <FileButton
            icon={FileUp}
            accept={['.istiqbal-backup']}
            isDisabled={isBusy}
            onFile={(bytes) => void choose(bytes)}
          >
            {t('back.choose')}
          </FileButton>
          {backup && (
            <Button
              variant="primary"
              icon={Undo2}
              isBusy={isBusy}
              busyLabel={t('back.busy')}
              isDisabled={!isOnline}
              disabledReason={isOnline ? undefined : t('back.offline')}
              onPress={() => void begin()}
            >
              {t('back.begin')}
            </Button>
          )}
        </>
      }
    >
      <p className={styles.words}>{t('back.why')}</p>
      {backup && (
        <DescriptionList
          items={[
            { term: t('back.desk'), value: <Identifier>{backup.deskCode}</Identifier> },
            { term: t('back.madeAt'), value: when(backup.madeAt) },
            { term: t('back.unsent'), value: t('changes', { count: backup.unsent, n: format.count(backup.unsent) }) },
            {
              term: t('back.drafts'),
              value: t('back.draftCount', { count: backup.drafts.length, n: format.count(backup.drafts.length) }),
            },
          ]}
        />
      )}
      {progress && (
        <ProgressBar
          label={t('back.progress', { done: format.count(progress.done), total: format.count(progress.total) })}
          value={progress.done}
          total={Math.max(progress.total, 1)}
        />
      )}
      {outcome && <Notice tone={outcome.tone}>{outcome.text}</Notice>}
    </Card>
  );
}
