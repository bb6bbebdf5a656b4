import { classNames } from '../class-names.ts';
import { useUiWords } from '../text/UiText.tsx';
import styles from './Skeleton.module.css';

interface SkeletonProps {
  /** How many rows of the list to draw. */
  readonly rows?: number;
  /** The shape of the rows that will come. */
  readonly rowHeight?: 44 | 56;
  readonly hasLead?: boolean;
}

/** Widths in turn, so that the rows look like lines of text and not like a grid. */
const WIDTHS = ['70%', '52%', '64%', '46%', '58%'] as const;

/** Rows that are on their way, in the shape they will have. A wait under 150 ms shows nothing. */
export function Skeleton({ rows = 3, rowHeight = 56, hasLead = true }: SkeletonProps) {
  const words = useUiWords();
  return (
    <div className={styles.skeleton} role="status" aria-label={words.loading}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={classNames(styles.row, rowHeight === 56 && styles.twoLines)}>
          {hasLead && <span className={styles.lead} />}
          <span className={styles.lines}>
            <span className={styles.line} style={{ inlineSize: WIDTHS[row % WIDTHS.length] }} />
            {rowHeight === 56 && (
              <span className={styles.line} style={{ inlineSize: WIDTHS[(row + 3) % WIDTHS.length] }} />
            )}
          </span>
        </div>
      ))}
    </div>
  );
}
