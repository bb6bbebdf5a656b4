import { foldDigits } from '#shared/kernel/digits.ts';
import type { Ref } from 'react';
import { Input, TextField as AriaTextField } from 'react-aria-components';
import { classNames } from '../class-names.ts';
import field from './Field.module.css';
import type { FieldProps } from './field-props.ts';
import { FieldHint, FieldLabel } from './FieldParts.tsx';
import styles from './PinField.module.css';

interface PinFieldProps extends FieldProps {
  /** Latin digits, whatever digits were typed. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly digits: number;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A PIN: one field that looks like a box a digit, so that typing, deleting and pasting are what they always are. */
export function PinField({ ref, ...props }: PinFieldProps) {
  const { value, onChange, digits, error } = props;
  return (
    <AriaTextField
      className={field.field}
      type="password"
      inputMode="numeric"
      value={value}
      onChange={(text) => onChange(foldDigits(text).replaceAll(/\D/g, '').slice(0, digits))}
      isInvalid={error !== undefined}
      isDisabled={props.isDisabled ?? false}
      autoFocus={props.autoFocus ?? false}
      autoComplete="off"
    >
      <FieldLabel {...props} />
      <div className={styles.pin}>
        {Array.from({ length: digits }, (_, index) => (
          <i
            key={index}
            className={classNames(
              styles.box,
              index < value.length && styles.filled,
              index === value.length && styles.next,
              error !== undefined && styles.bad,
            )}
          />
        ))}
        <Input ref={ref} className={styles.input} />
      </div>
      <FieldHint {...props} />
    </AriaTextField>
  );
}
