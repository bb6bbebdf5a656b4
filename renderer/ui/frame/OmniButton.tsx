import { Search } from 'lucide-react';
import { Icon } from '../display/Icon.tsx';
import { ariaKeyShortcuts, type Chord } from '../keyboard/chord.ts';
import { KeyLegend } from '../keyboard/KeyLegend.tsx';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import styles from './OmniButton.module.css';

interface OmniButtonProps {
  /** «بحث أو أمر» */
  readonly label: string;
  readonly shortcut: Chord;
  readonly onPress: () => void;
}

/** Looks like a field and opens the list that finds anything; the key is bound here. */
export function OmniButton({ label, shortcut, onPress }: OmniButtonProps) {
  useShortcuts({ [shortcut]: onPress });
  return (
    <button type="button" className={styles.omni} onClick={onPress} aria-keyshortcuts={ariaKeyShortcuts(shortcut)}>
      <Icon of={Search} />
      <span className={styles.label}>{label}</span>
      <KeyLegend keys={shortcut} />
    </button>
  );
}
