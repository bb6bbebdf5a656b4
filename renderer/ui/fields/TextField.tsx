import type { ReactNode, Ref } from 'react';
import { Input, TextField as AriaTextField } from 'react-aria-components';
import { Icon, type IconShape } from '../display/Icon.tsx';
import styles from './Field.module.css';
import type { FieldProps } from './field-props.ts';
import { FieldBox, FieldHint, FieldLabel } from './FieldParts.tsx';

export interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly icon?: IconShape;
  readonly placeholder?: string;
  readonly size?: 'md' | 'lg';
  /** At the end of the box: a count, a key legend. */
  readonly trailing?: ReactNode;
  readonly autoComplete?: string;
  readonly ref?: Ref<HTMLInputElement>;
}

/** One line of text. */
export function TextField({ ref, ...props }: TextFieldProps) {
  const { value, onChange, onBlur, icon, placeholder, size = 'md', trailing, error, isReadOnly = false } = props;
  return (
    <AriaTextField
      className={styles.field}
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      isDisabled={props.isDisabled ?? false}
      isReadOnly={isReadOnly}
      autoFocus={props.autoFocus ?? false}
      autoComplete={props.autoComplete ?? 'off'}
      {...(onBlur ? { onBlur: () => onBlur() } : {})}
    >
      <FieldLabel {...props} />
      <FieldBox isLarge={size === 'lg'} isReadOnly={isReadOnly}>
        {icon && <Icon of={icon} />}
        <Input ref={ref} className={styles.input} placeholder={placeholder} />
        {trailing}
      </FieldBox>
      <FieldHint {...props} />
    </AriaTextField>
  );
}
