import { FileDown, Files, Printer, Square } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { PaperPreview } from '../../papers/PaperPreview.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { MenuButton } from '../../ui/actions/Menu.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { ProgressBar } from '../../ui/feedback/ProgressBar.tsx';
import styles from './Certificates.module.css';
import type { BatchWay } from './deliver-batch.ts';
import type { Batch } from './use-batch.ts';
import type { Sample } from './use-sample.ts';

interface SampleCardProps {
  /** Chooses between participation and thanks. */
  readonly choice: ReactNode;
  readonly sample: Sample;
  readonly count: number;
  readonly batch: Batch;
  readonly onStart: (way: BatchWay) => void;
}

/** One certificate to look at, how far the batch has come, and the one key that issues and prints it. */
export function SampleCard({ choice, sample, count, batch, onStart }: SampleCardProps) {
  const { t } = useTranslation('certificates');
  const format = useFormat();
  const { step, problems } = batch;
  const isBusy = step.kind !== 'idle';
  return (
    <Card
      isFilling
      isFlush
      title={t('sample')}
      actions={choice}
      footer={
        <>
          <Button
            variant="primary"
            icon={Printer}
            shortcut="Ctrl+KeyP"
            onPress={() => onStart('print')}
            isDisabled={count === 0 || isBusy}
            disabledReason={count === 0 ? t('chooseSome') : undefined}
          >
            {t('issueAndPrint', { count, n: format.count(count) })}
          </Button>
          {isBusy && (
            <Button icon={Square} shortcut="Escape" onPress={batch.cancel}>
              {t('stop')}
            </Button>
          )}
          {!isBusy && count > 0 && (
            <MenuButton
              label={t('save')}
              items={[
                { id: 'file', label: t('oneFile'), icon: FileDown },
                { id: 'files', label: t('manyFiles'), icon: Files },
              ]}
              onAction={(id) => onStart(id === 'files' ? 'files' : 'file')}
            />
          )}
        </>
      }
    >
      <div className={styles.sample}>
        <Problems problems={problems} />
        {batch.notice !== null && <Notice tone="warn">{batch.notice}</Notice>}
        {sample.kind === 'nobody' && <EmptyState title={t('noSample')}>{t('noSampleHint')}</EmptyState>}
        {sample.kind === 'refused' && problems.length === 0 && (
          <Problems problems={sample.problems.length > 0 ? sample.problems : [t('sampleFailed')]} />
        )}
        {(sample.kind === 'making' || sample.kind === 'made') && (
          <PaperPreview isInCard label={t('sample')} bytes={sample.kind === 'made' ? sample.bytes : null} />
        )}
        {step.kind === 'rendering' && (
          <div className={styles.progress}>
            <ProgressBar
              label={t('preparing', { done: format.count(step.done), total: format.count(step.total) })}
              value={step.done}
              total={step.total}
            />
          </div>
        )}
      </div>
    </Card>
  );
}

/** What stands in the way, each with the field it is about. */
function Problems({ problems }: { readonly problems: readonly string[] }) {
  if (problems.length === 0) return null;
  return (
    <Notice tone="bad">
      <ul className={styles.problems}>
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </Notice>
  );
}
