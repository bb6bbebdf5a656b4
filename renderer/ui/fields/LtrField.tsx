import { foldDigits } from '#shared/kernel/digits.ts';
import { Smartphone } from 'lucide-react';
import type { FormEvent } from 'react';
import { Input, TextField as AriaTextField } from 'react-aria-components';
import { classNames } from '../class-names.ts';
import { Icon } from '../display/Icon.tsx';
import styles from './Field.module.css';
import type { LineFieldProps } from './field-props.ts';
import { FieldBox, FieldHint, FieldLabel } from './FieldParts.tsx';

/** Phones, ids and reference numbers: read left to right, standing where Arabic lines begin; the value is in Latin digits, whatever digits were typed. */
export function LtrField({ ref, ...props }: LineFieldProps) {
  const { value, onChange, onBlur, icon, size = 'md', trailing, error, isReadOnly = false } = props;
  return (
    <AriaTextField
      className={styles.field}
      value={value}
      onChange={(text) => onChange(foldDigits(text))}
      isInvalid={error !== undefined}
      isDisabled={props.isDisabled ?? false}
      isReadOnly={isReadOnly}
      autoFocus={props.autoFocus ?? false}
      inputMode="numeric"
      autoComplete={props.autoComplete ?? 'off'}
      {...(onBlur ? { onBlur: () => onBlur() } : {})}
    >
      <FieldLabel {...props} />
      <FieldBox isLarge={size === 'lg'} isReadOnly={isReadOnly}>
        {icon && <Icon of={icon} />}
        <Input
          ref={ref}
          className={classNames(styles.input, styles.ltr)}
          placeholder={props.placeholder}
          onInput={foldInPlace}
        />
        {trailing}
      </FieldBox>
      <FieldHint {...props} />
    </AriaTextField>
  );
}

/** A Saudi or foreign telephone number. What it means is for the screen to say, in the hint. */
export function PhoneField(props: LineFieldProps) {
  return <LtrField icon={Smartphone} {...props} />;
}

/** Rewrites the digits before React compares values; the text keeps its length, so the caret stays where it was. */
function foldInPlace(event: FormEvent<HTMLInputElement>) {
  const input = event.currentTarget;
  const folded = foldDigits(input.value);
  if (folded === input.value) return;
  const { selectionStart, selectionEnd } = input;
  input.value = folded;
  input.setSelectionRange(selectionStart, selectionEnd);
}
