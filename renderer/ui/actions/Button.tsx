import { LoaderCircle } from 'lucide-react';
import { useId, type ReactNode, type Ref } from 'react';
import { Button as AriaButton, type PressEvent } from 'react-aria-components';
import { classNames } from '../class-names.ts';
import { Icon, type IconShape } from '../display/Icon.tsx';
import { ariaKeyShortcuts, type Chord } from '../keyboard/chord.ts';
import { KeyLegend } from '../keyboard/KeyLegend.tsx';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import styles from './Button.module.css';

export interface ButtonProps {
  /** The verb. */
  readonly children: ReactNode;
  /** Primary at most once a screen. Danger is outlined and needs an icon; nothing destructive is ever filled. */
  readonly variant?: 'primary' | 'default' | 'quiet' | 'danger';
  /** sm 32 (card heads) · md 40 · lg 52 (the main action of a flow). */
  readonly size?: 'sm' | 'md' | 'lg';
  readonly icon?: IconShape;
  readonly onPress?: (() => void) | undefined;
  /** Bound to onPress and shown on the button; silent while disabled or busy. */
  readonly shortcut?: Chord | undefined;
  /** Shown on the button but bound elsewhere (Enter in a form, Esc in a dialog). */
  readonly legend?: Chord | undefined;
  readonly isDisabled?: boolean;
  /** Why it cannot be pressed now; stands beside the button while it is disabled. */
  readonly disabledReason?: ReactNode;
  /** Keeps its width, says busyLabel, and cannot be pressed again. */
  readonly isBusy?: boolean;
  readonly busyLabel?: string;
  readonly isFullWidth?: boolean;
  readonly type?: 'button' | 'submit';
  readonly autoFocus?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly 'aria-label'?: string;
}

/** A button that shows its key. `shortcut` both binds and shows it, so what the cap says is always true. */
export function Button({ ref, ...props }: ButtonProps) {
  const { children, variant = 'default', size = 'md', icon, onPress, shortcut, legend } = props;
  const { isDisabled = false, disabledReason, isBusy = false, busyLabel, isFullWidth = false } = props;
  const reasonId = useId();
  const cap = shortcut ?? legend;
  useShortcuts(shortcut ? { [shortcut]: onPress } : {}, { isDisabled: isDisabled || isBusy || !shortcut });
  const saysReason = isDisabled && disabledReason !== undefined;
  const button = (
    <AriaButton
      ref={ref}
      type={props.type ?? 'button'}
      className={classNames(styles.button, styles[variant], styles[size], isFullWidth && styles.full)}
      isDisabled={isDisabled}
      isPending={isBusy}
      autoFocus={props.autoFocus ?? false}
      aria-label={props['aria-label']}
      aria-describedby={saysReason ? reasonId : undefined}
      {...(onPress ? { onPress: (_event: PressEvent) => onPress() } : {})}
      render={(dom) => <button {...dom} aria-keyshortcuts={cap && ariaKeyShortcuts(cap)} />}
    >
      <span className={styles.face} data-hidden={isBusy}>
        {icon && <Icon of={icon} size={size === 'sm' ? 's' : 'm'} />}
        <span>{children}</span>
        {cap && <KeyLegend keys={cap} />}
      </span>
      {busyLabel !== undefined && (
        <span className={styles.face} data-hidden={!isBusy} aria-hidden={!isBusy}>
          <Icon of={LoaderCircle} size={size === 'sm' ? 's' : 'm'} className={isBusy ? styles.turning : undefined} />
          <span>{busyLabel}</span>
        </span>
      )}
    </AriaButton>
  );
  if (!saysReason) return button;
  return (
    <span className={classNames(styles.withReason, isFullWidth && styles.full)}>
      {button}
      <span id={reasonId} className={styles.reason}>
        {disabledReason}
      </span>
    </span>
  );
}
