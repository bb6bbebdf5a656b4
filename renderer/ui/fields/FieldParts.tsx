import { Check, CircleAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { FieldError, Group, Label, Text } from 'react-aria-components';
import { classNames } from '../class-names.ts';
import { Icon } from '../display/Icon.tsx';
import { useUiWords } from '../text/UiText.tsx';
import styles from './Field.module.css';
import type { FieldProps } from './field-props.ts';

/** The label above a field, with «اختياري» where it may stay empty. */
export function FieldLabel({ label, isLabelHidden = false, optional = false }: FieldProps) {
  const words = useUiWords();
  return (
    <Label className={classNames(styles.label, isLabelHidden && styles.unseen)}>
      {label}
      {optional !== false && <span className={styles.optional}>{optional === true ? words.optional : optional}</span>}
    </Label>
  );
}

interface FieldBoxProps {
  readonly children: ReactNode;
  readonly isLarge?: boolean;
  readonly isArea?: boolean;
  readonly isReadOnly?: boolean | undefined;
  readonly ref?: Ref<HTMLDivElement>;
}

/** The outlined box around what is typed; it carries the focus ring of the input inside it. */
export function FieldBox({ children, isLarge = false, isArea = false, isReadOnly = false, ref }: FieldBoxProps) {
  const className = classNames(
    styles.box,
    isLarge && styles.large,
    isArea && styles.area,
    isReadOnly && styles.readOnly,
  );
  return (
    <Group ref={ref} className={className}>
      {children}
    </Group>
  );
}

/** The line below a field: its error, else its hint. Both are tied to the input for assistive technology. */
export function FieldHint({ hint, hintTone = 'plain', error, keepsHintRoom = false }: FieldProps) {
  if (error !== undefined) {
    return (
      <FieldError className={classNames(styles.hint, styles.bad)}>
        <Icon of={CircleAlert} size="s" />
        <span>{error}</span>
      </FieldError>
    );
  }
  if (hint === undefined) return keepsHintRoom ? <span className={styles.hint} /> : null;
  return (
    <Text slot="description" className={classNames(styles.hint, styles[hintTone])}>
      {hintTone === 'ok' && <Icon of={Check} size="s" />}
      {hintTone === 'warn' && <Icon of={TriangleAlert} size="s" />}
      <span>{hint}</span>
    </Text>
  );
}
