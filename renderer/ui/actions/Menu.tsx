import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  Dialog,
  DialogTrigger,
  Heading,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
} from 'react-aria-components';
import { classNames } from '../class-names.ts';
import { Icon, type IconShape } from '../display/Icon.tsx';
import type { Chord } from '../keyboard/chord.ts';
import { KeyLegend } from '../keyboard/KeyLegend.tsx';
import button from './Button.module.css';
import styles from './Menu.module.css';

/** One thing a menu can do. */
export interface MenuChoice<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly icon?: IconShape;
  /** The key that does the same, bound elsewhere. */
  readonly legend?: Chord;
  readonly isDanger?: boolean;
  readonly isDisabled?: boolean;
}

interface MenuButtonProps<Id extends string> {
  /** A word, or the avatar and name of whoever sits here. */
  readonly label: ReactNode;
  readonly icon?: IconShape;
  readonly variant?: 'default' | 'quiet';
  readonly size?: 'sm' | 'md';
  readonly items: readonly MenuChoice<Id>[];
  readonly onAction: (id: Id) => void;
}

/** A button that opens a list of actions. */
export function MenuButton<Id extends string>(props: MenuButtonProps<Id>) {
  const { label, icon, variant = 'default', size = 'md', items, onAction } = props;
  return (
    <MenuTrigger>
      <Opener label={label} icon={icon} variant={variant} size={size} />
      <Popover className={styles.popover ?? ''}>
        <Menu className={styles.menu ?? ''} items={items} onAction={(id) => onAction(id as Id)}>
          {(item) => (
            <MenuItem
              id={item.id}
              textValue={item.label}
              isDisabled={item.isDisabled ?? false}
              className={classNames(styles.item, item.isDanger === true && styles.danger)}
            >
              {item.icon && <Icon of={item.icon} />}
              <span className={styles.word}>{item.label}</span>
              {item.legend && <KeyLegend keys={item.legend} />}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

interface PopoverButtonProps {
  readonly label: ReactNode;
  readonly icon?: IconShape;
  /** Names what opens. */
  readonly title: string;
  readonly children: ReactNode;
  readonly variant?: 'default' | 'quiet';
  readonly size?: 'sm' | 'md';
}

/** A button that opens a small panel of more about one thing. */
export function PopoverButton(props: PopoverButtonProps) {
  const { label, icon, title, children, variant = 'default', size = 'md' } = props;
  return (
    <DialogTrigger>
      <Opener label={label} icon={icon} variant={variant} size={size} />
      <Popover className={styles.popover ?? ''}>
        <Dialog className={styles.panel ?? ''}>
          <Heading slot="title" level={3}>
            {title}
          </Heading>
          {children}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

interface OpenerProps {
  readonly label: ReactNode;
  readonly icon: IconShape | undefined;
  readonly variant: 'default' | 'quiet';
  readonly size: 'sm' | 'md';
}

function Opener({ label, icon, variant, size }: OpenerProps) {
  return (
    <AriaButton className={classNames(button.button, button[variant], button[size])}>
      <span className={button.face}>
        {icon && <Icon of={icon} size={size === 'sm' ? 's' : 'm'} />}
        {label}
        <Icon of={ChevronDown} size="s" />
      </span>
    </AriaButton>
  );
}
