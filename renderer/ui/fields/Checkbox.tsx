import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';
import styles from './Checkbox.module.css';

interface CheckboxProps {
  /** A statement that is true when checked. */
  readonly children: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  /** A second, smaller line. */
  readonly note?: ReactNode;
  readonly isIndeterminate?: boolean;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
}

/** A yes or no that stands on its own: consents, notices read. */
export function Checkbox(props: CheckboxProps) {
  return (
    <AriaCheckbox
      className={styles.checkbox}
      isSelected={props.isSelected}
      onChange={props.onChange}
      isIndeterminate={props.isIndeterminate ?? false}
      isDisabled={props.isDisabled ?? false}
      autoFocus={props.autoFocus ?? false}
    >
      {({ isSelected, isIndeterminate }) => (
        <>
          <CheckMark isSelected={isSelected} isIndeterminate={isIndeterminate} />
          <span className={styles.words}>
            <span>{props.children}</span>
            {props.note !== undefined && <span className={styles.note}>{props.note}</span>}
          </span>
        </>
      )}
    </AriaCheckbox>
  );
}

interface CheckMarkProps {
  readonly isSelected: boolean;
  readonly isIndeterminate?: boolean;
}

/** The box with its check, as a picture only. */
export function CheckMark({ isSelected, isIndeterminate = false }: CheckMarkProps) {
  const Shape = isIndeterminate ? Minus : Check;
  return (
    <span className={styles.box} data-on={isSelected || isIndeterminate} aria-hidden="true">
      {(isSelected || isIndeterminate) && <Shape className={styles.check} strokeWidth={3} />}
    </span>
  );
}
