import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { useUiWords } from '../text/UiText.tsx';
import styles from './Chip.module.css';
import { Icon, type IconShape } from './Icon.tsx';

/** plain: nothing to do · accent: where it is · info: in work · ok: done · warn: needs a look · bad: late, refused · ink: sealed. */
export type Tone = 'plain' | 'accent' | 'info' | 'ok' | 'warn' | 'bad' | 'ink';

interface ChipProps {
  /** Never left out: a state is an icon and a word before it is a colour. */
  readonly icon: IconShape;
  readonly children: ReactNode;
  readonly tone?: Tone;
}

/** A state. */
export function Chip({ icon, children, tone = 'plain' }: ChipProps) {
  return (
    <span className={classNames(styles.chip, styles[tone])}>
      <Icon of={icon} size="xs" />
      <span>{children}</span>
    </span>
  );
}

interface FilterChipProps {
  readonly icon: IconShape;
  readonly label: string;
  readonly onRemove: () => void;
}

/** A filter that is on; pressing it takes it off. */
export function FilterChip({ icon, label, onRemove }: FilterChipProps) {
  const words = useUiWords();
  return (
    <button
      type="button"
      className={classNames(styles.chip, styles.accent, styles.filter)}
      onClick={onRemove}
      aria-label={words.remove(label)}
    >
      <Icon of={icon} size="xs" />
      <span>{label}</span>
      <Icon of={X} size="xs" />
    </button>
  );
}
