import type { ReactNode, Ref } from 'react';
import type { IconShape } from '../display/Icon.tsx';

/** What every field takes, whatever is entered in it. */
export interface FieldProps {
  readonly label: string;
  /** The label is read out but not shown: only where the place itself says what is entered (a table's filter). */
  readonly isLabelHidden?: boolean;
  /** Writes «اختياري» beside the label, or the given words; required fields say nothing. */
  readonly optional?: boolean | string;
  /** A line below. With a tone it is a verdict: ok and warn are accepted values. */
  readonly hint?: ReactNode;
  readonly hintTone?: 'plain' | 'ok' | 'warn';
  /** What is missing, in words; replaces the hint and marks the field. */
  readonly error?: string | undefined;
  /** Keeps the line below free while it is empty, so that a message moves nothing. */
  readonly keepsHintRoom?: boolean;
  readonly isDisabled?: boolean;
  readonly isReadOnly?: boolean;
  readonly autoFocus?: boolean;
}

/** What a field of one line takes. */
export interface LineFieldProps extends FieldProps {
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
