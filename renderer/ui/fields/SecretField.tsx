import { Eye, EyeOff, KeyRound } from 'lucide-react';
import { useState, type Ref } from 'react';
import { Input, TextField as AriaTextField } from 'react-aria-components';
import { IconButton } from '../actions/IconButton.tsx';
import { Icon } from '../display/Icon.tsx';
import styles from './Field.module.css';
import type { FieldProps } from './field-props.ts';
import { FieldBox, FieldHint, FieldLabel } from './FieldParts.tsx';

interface SecretFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What the eye says: it shows what was typed, and hides it again. */
  readonly showLabel: string;
  readonly hideLabel: string;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A passphrase. Nothing keeps what is typed here: no browser, no draft. */
export function SecretField({ ref, ...props }: SecretFieldProps) {
  const [isShown, setShown] = useState(false);
  const { value, onChange, error } = props;
  return (
    <AriaTextField
      className={styles.field}
      type={isShown ? 'text' : 'password'}
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      isDisabled={props.isDisabled ?? false}
      autoFocus={props.autoFocus ?? false}
      autoComplete="off"
    >
      <FieldLabel {...props} />
      <FieldBox isLarge>
        <Icon of={KeyRound} />
        <Input ref={ref} className={styles.input} dir="auto" spellCheck={false} />
        <IconButton
          size="field"
          icon={isShown ? EyeOff : Eye}
          label={isShown ? props.hideLabel : props.showLabel}
          onPress={() => setShown(!isShown)}
        />
      </FieldBox>
      <FieldHint {...props} />
    </AriaTextField>
  );
}
