import { CalendarDays } from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { Dialog, Input, Popover, TextField, useLocale } from 'react-aria-components';
import { IconButton } from '../actions/IconButton.tsx';
import { KeyLegend } from '../keyboard/KeyLegend.tsx';
import { useUiWords } from '../text/UiText.tsx';
import styles from './Field.module.css';
import type { FieldProps } from './field-props.ts';
import { FieldBox, FieldHint, FieldLabel } from './FieldParts.tsx';
import { HijriCalendar } from './HijriCalendar.tsx';
import { gregorianEcho, inHijri, readHijri, type DateBounds } from './hijri-reading.ts';

interface HijriDateFieldProps extends FieldProps, DateBounds {
  /** An ISO date, or null while there is none. */
  readonly value: string | null;
  readonly onChange: (isoDate: string | null) => void;
  /** Every text typed, so that a draft can keep what is not a date yet. */
  readonly onTyped?: (text: string) => void;
  /** What was typed earlier and is not a date. */
  readonly initialText?: string;
}

/**
 * A Hijri date, typed first: any order and separator, Arabic or Latin digits, month names. What was typed stays as typed until it
 * is a date and the field is left; then it is written in words. Alt+↓ opens the calendar. The hint says the Gregorian day.
 */
export function HijriDateField(props: HijriDateFieldProps) {
  const { value, onChange, onTyped, initialText, isDisabled = false, isReadOnly = false } = props;
  const words = useUiWords();
  const locale = useLocale().locale.startsWith('en') ? 'en' : 'ar';
  const box = useRef<HTMLDivElement>(null);
  const [text, setText] = useState(() => initialText ?? inHijri(value, locale));
  const [knownValue, setKnownValue] = useState(value);
  const [isOpen, setOpen] = useState(false);
  const [isTyping, setTyping] = useState(false);
  if (knownValue !== value) {
    setKnownValue(value);
    setText(inHijri(value, locale));
  }

  const reading = readHijri(text, props, words, locale);

  function take(isoDate: string | null, written: string) {
    setText(written);
    onTyped?.(written);
    setKnownValue(isoDate);
    if (isoDate !== value) onChange(isoDate);
  }
  function type(typed: string) {
    setTyping(true);
    const next = readHijri(typed, props, words, locale);
    take(next.kind === 'date' ? next.isoDate : null, typed);
  }
  function leave() {
    setTyping(false);
    if (reading.kind === 'date') setText(inHijri(reading.isoDate, locale));
  }
  function choose(isoDate: string) {
    take(isoDate, inHijri(isoDate, locale));
    setTyping(false);
    setOpen(false);
  }
  function openWithKey(event: KeyboardEvent) {
    if (!event.altKey || event.key !== 'ArrowDown' || isDisabled || isReadOnly) return;
    event.preventDefault();
    setOpen(true);
  }

  const isWrong = reading.kind === 'refused' || (reading.kind === 'unfinished' && !isTyping);
  const error = props.error ?? (isWrong ? reading.reason : undefined);
  const hint = reading.kind === 'date' ? gregorianEcho(reading.isoDate, locale) : props.hint;
  return (
    <TextField
      className={styles.field}
      value={text}
      onChange={type}
      onBlur={leave}
      isInvalid={error !== undefined}
      isDisabled={isDisabled}
      isReadOnly={isReadOnly}
      autoFocus={props.autoFocus ?? false}
      autoComplete="off"
    >
      <FieldLabel {...props} />
      <FieldBox ref={box} isReadOnly={isReadOnly}>
        <Input className={styles.input} onKeyDown={openWithKey} onFocus={(event) => event.target.select()} />
        <IconButton
          icon={CalendarDays}
          label={words.openCalendar}
          variant="quiet"
          size="field"
          onPress={() => setOpen(true)}
          isDisabled={isDisabled || isReadOnly}
        />
      </FieldBox>
      <FieldHint
        {...props}
        error={error}
        hint={
          <span className={styles.echo}>
            {hint}
            {!isReadOnly && <KeyLegend keys="Alt+ArrowDown" />}
          </span>
        }
      />
      <Popover
        className={styles.popover ?? ''}
        triggerRef={box}
        isOpen={isOpen}
        onOpenChange={setOpen}
        placement="bottom start"
      >
        <Dialog className={styles.calendar ?? ''} aria-label={props.label}>
          <HijriCalendar
            label={props.label}
            value={reading.kind === 'date' ? reading.isoDate : null}
            minimum={props.minimum}
            maximum={props.maximum}
            onChoose={choose}
          />
        </Dialog>
      </Popover>
    </TextField>
  );
}
