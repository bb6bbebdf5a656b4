import { foldDigits } from '#shared/kernel/digits.ts';
import { Minus, Plus } from 'lucide-react';
import { useState } from 'react';
import { Input, NumberField as AriaNumberField } from 'react-aria-components';
import { IconButton } from '../actions/IconButton.tsx';
import { useUiWords } from '../text/UiText.tsx';
import styles from './Field.module.css';
import type { FieldProps } from './field-props.ts';
import { FieldBox, FieldHint, FieldLabel } from './FieldParts.tsx';

interface NumberFieldProps extends FieldProps {
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  /** «ساعة» */
  readonly unit?: string;
}

/** What is being typed, and what the field held before. */
interface Typed {
  readonly value: number | null;
  readonly before: number | null;
}

/**
 * A count with − and +; takes Arabic and Latin digits, shows those of the page's language. What is typed is told at once, so that a
 * key that saves finds it; it is put in order only when the field is left, so that nothing moves under the caret.
 */
export function NumberField(props: NumberFieldProps) {
  const { value, onChange, min, max, step, unit, error, isReadOnly = false } = props;
  const words = useUiWords();
  const [typed, setTyped] = useState<Typed | null>(null);
  const [writing, setWriting] = useState(0);
  if (typed !== null && typed.value !== value) {
    // Set from outside: what was typed gives way.
    setTyped(null);
    setWriting(writing + 1);
  }
  const settled = typed === null ? value : typed.before;

  function type(text: string) {
    const number = readNumber(text, props);
    setTyped({ value: number, before: settled });
    onChange(number);
  }
  function settle(next: number) {
    setTyped(null);
    onChange(Number.isNaN(next) ? null : next);
  }
  return (
    <AriaNumberField
      key={writing}
      className={styles.field}
      value={settled ?? Number.NaN}
      onChange={settle}
      isInvalid={error !== undefined}
      isDisabled={props.isDisabled ?? false}
      isReadOnly={isReadOnly}
      isWheelDisabled
      {...(min === undefined ? {} : { minValue: min })}
      {...(max === undefined ? {} : { maxValue: max })}
      {...(step === undefined ? {} : { step })}
    >
      <FieldLabel {...props} />
      <FieldBox isReadOnly={isReadOnly}>
        <Input
          className={styles.input}
          autoFocus={props.autoFocus ?? false}
          onInput={(event) => type(event.currentTarget.value)}
        />
        {unit !== undefined && <span className={styles.count}>{unit}</span>}
        <IconButton icon={Minus} label={words.less} variant="quiet" size="field" slot="decrement" />
        <IconButton icon={Plus} label={words.more} variant="quiet" size="field" slot="increment" />
      </FieldBox>
      <FieldHint {...props} />
    </AriaNumberField>
  );
}

/** Null for what is no number yet, or not one that the field takes. */
function readNumber(text: string, { min = -Infinity, max = Infinity, step }: NumberFieldProps): number | null {
  const plain = foldDigits(text)
    .replaceAll(/[٬,\s]/g, '')
    .replace('٫', '.');
  const number = plain === '' ? Number.NaN : Number(plain);
  const isOnStep = step === undefined || Number.isInteger((number - (Number.isFinite(min) ? min : 0)) / step);
  return number >= min && number <= max && isOnStep ? number : null;
}
