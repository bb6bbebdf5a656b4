import type { ReactNode } from 'react';
import { Card } from '../ui/display/Card.tsx';
import { Notice } from '../ui/feedback/Notice.tsx';
import styles from './PaperDialog.module.css';
import { PaperPreview } from './PaperPreview.tsx';
import type { LivePreview } from './use-paper-preview.ts';

interface PaperCardProps {
  readonly title: string;
  /** At the end of the head: which paper is shown. */
  readonly actions?: ReactNode;
  readonly preview: LivePreview;
}

/** A paper beside the form that it is made from, and what it has against what was written. */
export function PaperCard({ title, actions, preview: { bytes, problems } }: PaperCardProps) {
  return (
    <Card isFilling isFlush title={title} actions={actions}>
      <div className={styles.sheet}>
        {problems.length > 0 && (
          <Notice tone="bad">
            <ul className={styles.problems}>
              {problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </Notice>
        )}
        <PaperPreview isInCard label={title} bytes={bytes} />
      </div>
    </Card>
  );
}
