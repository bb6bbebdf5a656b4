import { Input, TextField as AriaTextField } from 'react-aria-components';
import { Icon } from '../display/Icon.tsx';
import styles from './Field.module.css';
import type { LineFieldProps } from './field-props.ts';
import { FieldBox, FieldHint, FieldLabel } from './FieldParts.tsx';

/** One line of text. */
export function TextField({ ref, ...props }: LineFieldProps) {
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
