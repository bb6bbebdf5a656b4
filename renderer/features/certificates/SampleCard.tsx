import { FileDown, Files, Printer, Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { PaperPreview } from '../../papers/PaperPreview.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { MenuButton } from '../../ui/actions/Menu.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { ProgressBar } from '../../ui/feedback/ProgressBar.tsx';
import styles from './Certificates.module.css';
import type { Batch, BatchWay } from './use-batch.ts';

interface SampleCardProps {
  /** The sample as it will be printed; null while it is made. */
  readonly sample: Uint8Array | null;
  readonly count: number;
  readonly batch: Batch;
  readonly onStart: (way: BatchWay) => void;
}

/** One certificate to look at, how far the batch has come, and the one key that issues and prints it. */
export function SampleCard({ sample, count, batch, onStart }: SampleCardProps) {
  const { t } = useTranslation('certificates');
  const format = useFormat();
  const { step, problems } = batch;
  const isBusy = step.kind !== 'idle';
  return (
    <Card
      isFilling
      title={t('sample')}
      footer={
        <>
          <Button
            variant="primary"
            icon={Printer}
            shortcut="Ctrl+KeyP"
            onPress={() => onStart('print')}
            isDisabled={count === 0 || isBusy}
            disabledReason={t('chooseSome')}
          >
            {t('issueAndPrint', { count, n: format.count(count) })}
          </Button>
          {isBusy ? (
            <Button icon={Square} shortcut="Escape" onPress={batch.cancel}>
              {t('stop')}
            </Button>
          ) : (
            <MenuButton
              label={t('save')}
              items={[
                { id: 'file', label: t('oneFile'), icon: FileDown, isDisabled: count === 0 },
                { id: 'files', label: t('manyFiles'), icon: Files, isDisabled: count === 0 },
              ]}
              onAction={(id) => onStart(id === 'files' ? 'files' : 'file')}
            />
          )}
        </>
      }
    >
      <div className={styles.sample}>
        {problems.length > 0 && (
          <Notice tone="bad">
            <ul className={styles.problems}>
              {problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </Notice>
        )}
        {batch.notice !== null && <Notice tone="warn">{batch.notice}</Notice>}
        <PaperPreview label={t('sample')} bytes={sample} />
        {step.kind === 'rendering' && (
          <ProgressBar
            label={t('preparing', { done: format.count(step.done), total: format.count(step.total) })}
            value={step.done}
            total={step.total}
          />
        )}
      </div>
    </Card>
  );
}
