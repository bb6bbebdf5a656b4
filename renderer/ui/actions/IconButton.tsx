import type { Ref } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { classNames } from '../class-names.ts';
import { Icon, type IconShape } from '../display/Icon.tsx';
import { ariaKeyShortcuts, type Chord } from '../keyboard/chord.ts';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import styles from './Button.module.css';

interface IconButtonProps {
  readonly icon: IconShape;
  /** What it does; read out, and shown when the pointer rests on it. */
  readonly label: string;
  readonly onPress?: () => void;
  readonly variant?: 'default' | 'quiet';
  /** field 28 (inside a field) · sm 32 · md 40. */
  readonly size?: 'field' | 'sm' | 'md';
  readonly shortcut?: Chord;
  readonly isDisabled?: boolean;
  /** The icon points along the line of reading (previous, next). */
  readonly isDirectional?: boolean;
  /** Which part of a React Aria field or calendar it is. */
  readonly slot?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

const SIZE_CLASS = { field: styles.inField, sm: styles.sm, md: undefined } as const;

/** A button of one icon: printing and arrows only, where everybody knows the sign. */
export function IconButton({ ref, ...props }: IconButtonProps) {
  const { icon, label, onPress, variant = 'default', size = 'md', shortcut, isDisabled = false } = props;
  useShortcuts(shortcut ? { [shortcut]: onPress } : {}, { isDisabled: isDisabled || !shortcut });
  return (
    <AriaButton
      ref={ref}
      className={classNames(styles.button, styles.iconOnly, styles[variant], SIZE_CLASS[size])}
      aria-label={label}
      {...(isDisabled ? { isDisabled } : {})}
      {...(onPress ? { onPress: () => onPress() } : {})}
      {...(props.slot === undefined ? {} : { slot: props.slot })}
      render={(dom) => <button {...dom} title={label} aria-keyshortcuts={shortcut && ariaKeyShortcuts(shortcut)} />}
    >
      <Icon of={icon} size={size === 'field' ? 's' : 'm'} isDirectional={props.isDirectional ?? false} />
    </AriaButton>
  );
}
