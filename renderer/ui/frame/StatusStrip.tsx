import type { ReactNode } from 'react';
import { Icon, type IconShape } from '../display/Icon.tsx';
import { ariaKeyShortcuts, type Chord } from '../keyboard/chord.ts';
import { KeyLegend } from '../keyboard/KeyLegend.tsx';
import styles from './StatusStrip.module.css';

/** A function key and what it begins. Bind it with useShortcuts where the action lives. */
export interface FunctionKey {
  readonly keys: Chord;
  readonly label: string;
  readonly onPress: () => void;
}

interface StatusStripProps {
  /** online: quiet. offline: amber. busy: sending now. */
  readonly state: 'online' | 'offline' | 'busy';
  readonly icon: IconShape;
  /** «تعمل دون اتصال: ٧ سجلات بانتظار الإرسال» */
  readonly status: ReactNode;
  /** «آخر مزامنة ٩:١٢ ص» */
  readonly detail?: ReactNode;
  readonly onOpen?: (() => void) | undefined;
  readonly functionKeys: readonly FunctionKey[];
}

/**
 * Where the data is, and the keys that always work. Never hidden; the status is announced when it changes.
 * What is said in passing finds its room between the two (feedback/Toasts).
 */
export function StatusStrip({ state, icon, status, detail, onOpen, functionKeys }: StatusStripProps) {
  const face = (
    <>
      <Icon of={icon} size={state === 'busy' ? 's' : 'm'} />
      <span className={styles.status} role="status">
        {status}
      </span>
    </>
  );
  return (
    <footer className={styles.strip}>
      {onOpen ? (
        <button type="button" className={styles.sync} data-state={state} onClick={onOpen}>
          {face}
        </button>
      ) : (
        <div className={styles.sync} data-state={state}>
          {face}
        </div>
      )}
      {detail !== undefined && <div className={styles.detail}>{detail}</div>}
      <div className={styles.room} />
      <div className={styles.keys}>
        {functionKeys.map(({ keys, label, onPress }) => (
          <button
            key={keys}
            type="button"
            className={styles.key}
            onClick={onPress}
            aria-keyshortcuts={ariaKeyShortcuts(keys)}
          >
            <KeyLegend keys={keys} />
            <span className={styles.caption} aria-hidden="true">
              {label}
            </span>
            <span className={styles.said}>{label}</span>
          </button>
        ))}
      </div>
    </footer>
  );
}
