import type { Ref } from 'react';
import { TextArea as AriaTextArea, TextField as AriaTextField } from 'react-aria-components';
import styles from './Field.module.css';
import type { FieldProps } from './field-props.ts';
import { FieldBox, FieldHint, FieldLabel } from './FieldParts.tsx';

interface TextAreaProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

/** Several lines of text; it grows with what is written. */
export function TextArea({ ref, ...props }: TextAreaProps) {
  const { value, onChange, placeholder, error, isReadOnly = false } = props;
  return (
    <AriaTextField
      className={styles.field}
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      isDisabled={props.isDisabled ?? false}
      isReadOnly={isReadOnly}
      autoFocus={props.autoFocus ?? false}
    >
      <FieldLabel {...props} />
      <FieldBox isArea isReadOnly={isReadOnly}>
        <AriaTextArea ref={ref} className={styles.input} placeholder={placeholder} />
      </FieldBox>
      <FieldHint {...props} />
    </AriaTextField>
  );
}
