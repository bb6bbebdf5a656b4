import { Minus, Plus } from 'lucide-react';
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

/** A count with − and +; takes Arabic and Latin digits, shows those of the page's language. */
export function NumberField(props: NumberFieldProps) {
  const { value, onChange, min, max, step, unit, error, isReadOnly = false } = props;
  const words = useUiWords();
  return (
    <AriaNumberField
      className={styles.field}
      value={value ?? Number.NaN}
      onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
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
        <Input className={styles.input} autoFocus={props.autoFocus ?? false} />
        {unit !== undefined && <span className={styles.count}>{unit}</span>}
        <IconButton icon={Minus} label={words.less} variant="quiet" size="field" slot="decrement" />
        <IconButton icon={Plus} label={words.more} variant="quiet" size="field" slot="increment" />
      </FieldBox>
      <FieldHint {...props} />
    </AriaNumberField>
  );
}
