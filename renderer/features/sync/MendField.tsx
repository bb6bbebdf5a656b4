import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { instantAt, minutesOf, riyadhDate, riyadhTimeOfDay, timeOfDayOf } from '#shared/kernel/riyadh-time.ts';
import { fieldName, type AskedField } from '#shared/sync/mendable-field.ts';
import type { Fields } from '#shared/sync/record.ts';
import { Checkbox } from '../../ui/fields/Checkbox.tsx';
import { HijriDateField } from '../../ui/fields/HijriDateField.tsx';
import { NumberField } from '../../ui/fields/NumberField.tsx';
import { Select } from '../../ui/fields/Select.tsx';
import { TextArea } from '../../ui/fields/TextArea.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import { TimeField } from '../../ui/fields/TimeField.tsx';
import { FieldValue } from './FieldValue.tsx';
import styles from './MendPanel.module.css';

/** Letters that are read in a line. */
const ONE_LINE = 100;

interface MendFieldProps {
  readonly field: AskedField;
  readonly value: unknown;
  /** What is wrong with it, in words. */
  readonly error: string | undefined;
  readonly isReadOnly: boolean;
  readonly autoFocus: boolean;
  readonly onChange: (value: Fields[string]) => void;
}

/** One value that was refused, in a field of its kind. A text is not cut off at what fits: nothing typed goes by itself. */
export function MendField({ field, value, onChange, ...further }: MendFieldProps) {
  const { t } = useTranslation('sync');
  const name = fieldName(field.path.split('.'));
  const label = t([`field.${name}`, 'field.other'], { field: name });
  const [wasLong] = useState(() => toText(value).length > ONE_LINE);
  const given = { label, optional: field.isNullable, ...further };
  switch (field.kind) {
    case 'text':
      return field.isLong || wasLong ? (
        <TextArea {...given} value={toText(value)} onChange={onChange} />
      ) : (
        <TextField {...given} value={toText(value)} onChange={onChange} />
      );
    case 'count':
      return (
        <NumberField
          {...given}
          value={typeof value === 'number' ? value : null}
          onChange={onChange}
          {...(field.least === null ? {} : { min: field.least })}
          {...(field.most === null ? {} : { max: field.most })}
        />
      );
    case 'date':
      return <HijriDateField {...given} value={dayOf(value)} onChange={onChange} />;
    case 'instant':
      return <InstantFields {...given} value={value} onChange={onChange} />;
    case 'flag':
      return (
        <Checkbox isSelected={value === true} onChange={onChange} isDisabled={further.isReadOnly}>
          {label}
        </Checkbox>
      );
    case 'choice':
      return (
        <Select
          {...given}
          isDisabled={further.isReadOnly}
          placeholder={t('mend.choose')}
          options={field.options.map((id) => ({ id, label: t(`option.${id}`) }))}
          value={field.options.some((id) => id === value) ? toText(value) : null}
          onChange={onChange}
        />
      );
    case 'left':
      return (
        <dl className={styles.left}>
          <dt>{label}</dt>
          <dd>
            <FieldValue value={toShown(value)} />
          </dd>
          <dd>{t('mend.left')}</dd>
        </dl>
      );
  }
}

type InstantFieldsProps = Omit<MendFieldProps, 'field'> & { readonly label: string; readonly optional: boolean };

/** A day and a time of the day, in Riyadh. */
function InstantFields({ label, value, error, onChange, autoFocus, ...given }: InstantFieldsProps) {
  const { t } = useTranslation('sync');
  const instant = typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? new Date(value).toISOString() : null;
  const day = instant && riyadhDate(instant);
  const time = instant && riyadhTimeOfDay(instant);
  return (
    <div className={styles.instant}>
      <HijriDateField
        {...given}
        label={label}
        error={error}
        autoFocus={autoFocus}
        value={day}
        onChange={(chosen) => onChange(chosen === null ? null : instantAt(chosen, time ?? '00:00'))}
      />
      <TimeField
        {...given}
        label={t('mend.time', { field: label })}
        value={time === null ? null : minutesOf(time)}
        onChange={(minutes) => {
          if (day !== null && minutes !== null) onChange(instantAt(day, timeOfDayOf(minutes)));
        }}
      />
    </div>
  );
}

const toText = (value: unknown): string => (typeof value === 'string' ? value : '');

const dayOf = (value: unknown): string | null =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : null;

const toShown = (value: unknown): Fields[string] | null => (value ?? null) as Fields[string] | null;
