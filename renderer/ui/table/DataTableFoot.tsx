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

/** Where in the list we are, and the keys that move through it. */
export function DataTableFoot({ first, pageRows, total }: DataTableFootProps) {
  const words = useUiWords();
  const last = Math.min(total, first + pageRows);
  return (
    <div className={styles.foot}>
      <Icon of={Rows4} size="s" />
      <span>{words.rowsShown(total === 0 ? 0 : first + 1, last, total)}</span>
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
