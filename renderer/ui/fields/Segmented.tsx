import { Check } from 'lucide-react';
import { useRef, type CSSProperties } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { classNames } from '../class-names.ts';
import { Icon, type IconShape } from '../display/Icon.tsx';
import type { Chord } from '../keyboard/chord.ts';
import { KeyLegend } from '../keyboard/KeyLegend.tsx';
import { KeyScope } from '../keyboard/KeyScope.tsx';
import type { Shortcuts } from '../keyboard/use-shortcuts.ts';
import field from './Field.module.css';
import type { FieldProps } from './field-props.ts';
import { FieldHint, FieldLabel } from './FieldParts.tsx';
import styles from './Segmented.module.css';

/** One of the answers offered. */
export interface SegmentedOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly icon?: IconShape;
  readonly isDisabled?: boolean;
}

interface SegmentedProps<Value extends string> extends FieldProps {
  readonly options: readonly SegmentedOption<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  /** bar: two to four short words in one frame. tiles: services, each with its own edge. */
  readonly layout?: 'bar' | 'tiles';
  /** Tiles in a row. */
  readonly columns?: number;
  /** Shows 1, 2, 3… on the answers; the digits choose while the focus is in the group. */
  readonly isNumbered?: boolean;
  /** An answer was chosen by its digit: the place to take the focus on to what comes next. */
  readonly onDigit?: () => void;
}

const digit = (index: number): Chord => `Digit${String(index + 1)}` as Chord;

/** One answer out of a few, all in sight. Arrow keys move and choose. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { options, value, onChange, layout = 'bar', columns = options.length, isNumbered = false, error } = props;
  const shortcuts: Shortcuts = isNumbered
    ? Object.fromEntries(options.map((option, index) => [digit(index), () => chooseByDigit(option)]))
    : {};
  const bar = useRef<HTMLDivElement>(null);
  function choose({ value, isDisabled }: SegmentedOption<Value>) {
    if (isDisabled === true || props.isDisabled === true) return;
    onChange(value);
    // Where the arrows go on from.
    bar.current?.querySelector<HTMLElement>(`input[value="${CSS.escape(value)}"]`)?.focus();
  }
  function chooseByDigit(option: SegmentedOption<Value>) {
    choose(option);
    props.onDigit?.();
  }
  return (
    <KeyScope shortcuts={shortcuts} className={field.field}>
      <RadioGroup
        className={field.field}
        value={value}
        onChange={(next) => onChange(next as Value)}
        isInvalid={error !== undefined}
        isDisabled={props.isDisabled ?? false}
        isReadOnly={props.isReadOnly ?? false}
        orientation="horizontal"
      >
        <FieldLabel {...props} />
        <div ref={bar} className={styles[layout]} style={{ '--columns': columns } as CSSProperties}>
          {options.map((option, index) => (
            <Radio
              key={option.value}
              value={option.value}
              className={classNames(styles.option)}
              isDisabled={option.isDisabled ?? false}
              autoFocus={props.autoFocus === true && (value === null ? index === 0 : option.value === value)}
            >
              {({ isSelected }) => (
                <>
                  {isSelected && layout === 'bar' ? (
                    <Icon of={Check} size="s" />
                  ) : (
                    option.icon && <Icon of={option.icon} size={layout === 'bar' ? 's' : 'm'} />
                  )}
                  <span className={styles.word}>{option.label}</span>
                  {isSelected && layout === 'tiles' && <Icon of={Check} size="s" />}
                  {isNumbered && index < 9 && <KeyLegend keys={digit(index)} />}
                </>
              )}
            </Radio>
          ))}
        </div>
        <FieldHint {...props} />
      </RadioGroup>
    </KeyScope>
  );
}
