import { classNames } from '../class-names.ts';
import { keysOf, type Chord } from './chord.ts';
import { keyCap } from './key-cap.ts';
import styles from './KeyLegend.module.css';

interface KeyLegendProps {
  readonly keys: Chord;
  /** Dashed: the key works once the focus is in its region. Inside a KeyScope this happens by itself. */
  readonly isIdle?: boolean;
}

/** Key caps in the order they are pressed, left to right in every language. Read out by aria-keyshortcuts of the control. */
export function KeyLegend({ keys, isIdle = false }: KeyLegendProps) {
  return (
    <span className={classNames(styles.keys, isIdle && styles.idle)} aria-hidden="true" data-keys={keys}>
      {keysOf(keys).map((key) => (
        <KeyCapFace key={key} code={key} />
      ))}
    </span>
  );
}

function KeyCapFace({ code }: { readonly code: string }) {
  const { latin, arabic } = keyCap(code);
  return (
    <kbd className={styles.cap}>
      {latin}
      {arabic !== undefined && <span className={styles.arabic}>{arabic}</span>}
    </kbd>
  );
}
