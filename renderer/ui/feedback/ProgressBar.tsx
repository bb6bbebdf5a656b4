import type { ReactNode } from 'react';
import { Label, ProgressBar as AriaProgressBar } from 'react-aria-components';
import styles from './ProgressBar.module.css';

interface ProgressBarProps {
  /** «تُجهَّز الآن ٢٤ من ٣٧» */
  readonly label: string;
  /** From 0 to `total`. */
  readonly value: number;
  readonly total: number;
  /** «بقي نحو ١٢ ثانية» */
  readonly note?: ReactNode;
}

/** How far a batch has come. */
export function ProgressBar({ label, value, total, note }: ProgressBarProps) {
  return (
    <AriaProgressBar className={styles.progress ?? ''} value={value} maxValue={total}>
      {({ percentage = 0 }) => (
        <>
          <div className={styles.head}>
            <Label className={styles.label ?? ''}>{label}</Label>
            {note !== undefined && <span className={styles.note}>{note}</span>}
          </div>
          <div className={styles.track}>
            <div className={styles.fill} style={{ inlineSize: `${String(percentage)}%` }} />
          </div>
        </>
      )}
    </AriaProgressBar>
  );
}
