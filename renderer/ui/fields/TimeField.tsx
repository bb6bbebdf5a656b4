import { useState } from 'react';
import { formatTime, timeOfDayOf } from '#shared/kernel/riyadh-time.ts';
import { readTimeOfDay } from '#shared/kernel/time-text.ts';
import { Clock } from 'lucide-react';
import { useLocale } from 'react-aria-components';
import { useUiWords } from '../text/UiText.tsx';
import type { FieldProps } from './field-props.ts';
import { LtrField } from './LtrField.tsx';

interface TimeFieldProps extends FieldProps {
  /** Minutes since midnight, 0 … 1440; null while what is typed is no time. */
  readonly value: number | null;
  readonly onChange: (minutes: number | null) => void;
}

const written = (value: number | null): string => (value === null ? '' : timeOfDayOf(value));

/** A time of day, typed on the 24-hour clock: «8:30», «٨٣٠», «14»; the hint reads it out as it is spoken. */
export function TimeField({ value, onChange, ...field }: TimeFieldProps) {
  const words = useUiWords();
  const locale = useLocale().locale.startsWith('en') ? 'en' : 'ar';
  const [text, setText] = useState(() => written(value));
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    setText(written(value));
  }
  const type = (typed: string) => {
    const minutes = readTimeOfDay(typed);
    setText(typed);
    setKnown(minutes);
    onChange(minutes);
  };
  const spoken = value === null ? undefined : formatTime(timeOfDayOf(value), { locale });
  return (
    <LtrField
      {...field}
      icon={Clock}
      value={text}
      onChange={type}
      onBlur={() => setText(value === null ? text : written(value))}
      hint={spoken}
      error={field.error ?? (value === null && text !== '' ? words.notATime : undefined)}
    />
  );
}
