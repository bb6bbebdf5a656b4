import { useTranslation } from 'react-i18next';
import type { Fields } from '#shared/sync/record.ts';
import { weekdayNames } from '#shared/kernel/calendar-names.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Checkbox } from '../../ui/fields/Checkbox.tsx';
import { HijriDateField } from '../../ui/fields/HijriDateField.tsx';
import { NumberField } from '../../ui/fields/NumberField.tsx';
import { Select } from '../../ui/fields/Select.tsx';
import { TimeField } from '../../ui/fields/TimeField.tsx';
import { BilingualFields } from './BilingualFields.tsx';
import { ChoicesField } from './ChoicesField.tsx';
import { entryTitle } from './entry-title.ts';
import { useEditing, type FieldEditorProps } from './edit-context.ts';
import { ImageField } from './ImageField.tsx';
import { GroupFields, toGroup } from './GroupFields.tsx';
import { ListField } from './ListField.tsx';
import styles from './Settings.module.css';
import { VillageField } from './VillageField.tsx';
import { ServiceField } from './ServiceField.tsx';
import { TextEditor } from './TextEditor.tsx';

/** Edits whatever stands at a place of a document, with its fault below it. */
export function FieldEditor(props: FieldEditorProps) {
  const { name, place, shape, isOptional, value, onChange, isLabelHidden = false } = props;
  const { t } = useTranslation('settings');
  const { language } = useFormat();
  const { faults, fields } = useEditing();
  const fault = faults.get(place);
  const field = {
    label: t(`label.${name}`),
    isLabelHidden,
    ...(isOptional ? { optional: true } : {}),
    ...(fault === undefined ? {} : { error: t(`fault.${fault}`) }),
  };
  switch (shape.kind) {
    case 'id':
    case 'kept':
      return null;
    case 'text':
      return <TextEditor {...field} shape={shape} value={toText(value)} onChange={onChange} />;
    case 'bilingual':
      return <BilingualFields {...props} />;
    case 'count':
      return (
        <NumberField
          {...field}
          value={typeof value === 'number' ? value : null}
          onChange={onChange}
          {...(shape.least === null ? {} : { min: shape.least })}
          {...(shape.most === null ? {} : { max: shape.most })}
          step={shape.isWhole ? 1 : 0.5}
        />
      );
    case 'minute':
      return <TimeField {...field} value={typeof value === 'number' ? value : null} onChange={onChange} />;
    case 'date':
      return <HijriDateField {...field} value={toText(value) || null} onChange={(day) => onChange(day ?? '')} />;
    case 'flag':
      return (
        <Checkbox isSelected={value === true} onChange={onChange}>
          {field.label}
        </Checkbox>
      );
    case 'weekday':
      return (
        <Select
          {...field}
          options={weekdayNames[language].map((label, index) => ({ id: String(index), label }))}
          value={typeof value === 'number' ? String(value) : null}
          onChange={(id) => onChange(Number(id))}
        />
      );
    case 'choice':
      return (
        <Select
          {...field}
          options={shape.options.map((id) => ({ id, label: t(`option.${id}`) }))}
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
        />
      );
    case 'village':
      return <VillageField {...field} value={toText(value)} onChange={onChange} />;
    case 'service':
      return <ServiceField {...field} value={toText(value)} onChange={onChange} />;
    case 'unitKind':
      return (
        <Select
          {...field}
          options={unitKinds(fields, language)}
          value={toText(value) || null}
          onChange={(id) => onChange(id)}
        />
      );
    case 'image':
      return <ImageField {...field} value={typeof value === 'string' ? value : null} onChange={onChange} />;
    case 'choices':
      return <ChoicesField {...field} options={shape.options} value={value} onChange={onChange} />;
    case 'list':
      return <ListField {...props} shape={shape} />;
    case 'group':
      return (
        <fieldset className={styles.fieldset}>
          <legend>{field.label}</legend>
          <GroupFields
            fields={shape.fields}
            value={value}
            place={place}
            onChange={(part) => onChange({ ...toGroup(value), ...part })}
          />
        </fieldset>
      );
  }
}

/** The kinds of units that the document itself names. */
const unitKinds = ({ kinds }: Fields, language: 'ar' | 'en') =>
  (Array.isArray(kinds) ? kinds : []).map((kind) => ({
    id: String(toGroup(kind)['id']),
    label: entryTitle(kind, language),
  }));

const toText = (value: unknown): string => (typeof value === 'string' ? value : '');
