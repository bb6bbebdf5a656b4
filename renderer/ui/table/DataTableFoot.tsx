import { Rows4 } from 'lucide-react';
import { Icon } from '../display/Icon.tsx';
import { KeyLegend } from '../keyboard/KeyLegend.tsx';
import { useUiWords } from '../text/UiText.tsx';
import styles from './DataTable.module.css';

interface DataTableFootProps {
  /** The index of the first row in sight. */
  readonly first: number;
  /** How many whole rows fit. */
  readonly pageRows: number;
  readonly total: number;
}

/** Where in the list we are, and the keys that move through it. Silent for an empty one: «٠» looks like a speck. */
export function DataTableFoot({ first, pageRows, total }: DataTableFootProps) {
  const words = useUiWords();
  const last = Math.min(total, first + pageRows);
  return (
    <div className={styles.foot}>
      {total > 0 && (
        <>
          <Icon of={Rows4} size="s" />
          <span>{words.rowsShown(first + 1, last, total)}</span>
        </>
      )}
      {total > pageRows && (
        <span className={styles.footKeys}>
          <KeyLegend keys="PageDown" />
          {words.next}
          <KeyLegend keys="End" />
          {words.last}
        </span>
      )}
    </div>
  );
}
