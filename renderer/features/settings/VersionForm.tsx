import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { documentShape, type FieldShape, type GroupShape } from '#shared/association/document-shape.ts';
import { labelIn } from '#shared/association/bilingual.ts';
import { RequestType } from '#shared/association/settings.ts';
import { statesOf } from '#shared/requests/tracks/track-states.ts';
import { TrackPolicy, type TracksPolicy } from '#shared/requests/tracks/tracks-document.ts';
import type { Fields } from '#shared/sync/record.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Stepper } from '../../ui/display/Stepper.tsx';
import { Checkbox } from '../../ui/fields/Checkbox.tsx';
import { HijriDateField } from '../../ui/fields/HijriDateField.tsx';
import { Select } from '../../ui/fields/Select.tsx';
import { EntriesEditor } from './EntriesEditor.tsx';
import { useEditing } from './edit-context.ts';
import styles from './Settings.module.css';

interface VersionFormProps {
  readonly version: TracksPolicy;
  readonly place: string;
  /** An earlier version: requests go on under it, so it is read and not changed. */
  readonly isReadOnly: boolean;
  readonly onChange: (part: Fields) => void;
}

/** One version of the tracks: from when it holds, and one track at a time with its steps and papers. */
export function VersionForm({ version, place, isReadOnly, onChange }: VersionFormProps) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const { language } = format;
  const { faults } = useEditing();
  const [type, setType] = useState<RequestType>('REGISTRATION');
  const track = version.tracks[type];
  const lists = useMemo(() => listsOf(type), [type]);
  const change = (part: Partial<TrackPolicy>) =>
    onChange({ tracks: { ...version.tracks, [type]: { ...track, ...part } } });
  const fault = faults.get(`${place}.effectiveFrom`);
  return (
    <>
      <div className={styles.group}>
        <HijriDateField
          label={t('label.effectiveFrom')}
          value={version.effectiveFrom || null}
          onChange={(day) => onChange({ effectiveFrom: day ?? '' })}
          isReadOnly={isReadOnly}
          {...(fault === undefined ? {} : { error: t(`fault.${fault}`) })}
        />
        <Select
          label={t('label.type')}
          options={RequestType.options.map((id) => ({ id, label: t(`option.${id}`) }))}
          value={type}
          onChange={setType}
        />
      </div>
      <Stepper
        label={t('label.steps')}
        steps={track.steps.map(({ label, days }, index) => ({
          // Two steps may have one name while they are being written.
          id: String(index),
          label: labelIn(label, language),
          state: 'next' as const,
          ...(days === null ? {} : { note: t('versions.days', { count: days, n: format.count(days) }) }),
        }))}
      />
      {!isReadOnly && (
        <>
          {lists.map(({ name, shape }) => (
            <section key={`${type}/${name}`}>
              <h3>{t(`label.${name}`)}</h3>
              <EntriesEditor
                name={name}
                place={`${place}.tracks.${type}.${name}`}
                list={shape}
                value={track[name]}
                onChange={(entries) => change({ [name]: entries })}
              />
            </section>
          ))}
          {type === 'JOB_ADMIN' && (
            <Checkbox isSelected={track.hasExam} onChange={(hasExam) => change({ hasExam })}>
              {t('label.hasExam')}
            </Checkbox>
          )}
        </>
      )}
    </>
  );
}

type ListShape = Extract<FieldShape, { kind: 'list' }>;

/** The lists of a track as forms; a step may stand for the states of its own track only. */
function listsOf(type: RequestType): readonly { readonly name: 'steps' | 'checklist'; readonly shape: ListShape }[] {
  const { fields } = documentShape(TrackPolicy);
  return fields.flatMap(({ name, shape }) =>
    (name === 'steps' || name === 'checklist') && shape.kind === 'list'
      ? [{ name, shape: { ...shape, item: withStates(shape.item, statesOf(type)) } }]
      : [],
  );
}

function withStates(item: FieldShape, states: readonly string[]): FieldShape {
  if (item.kind !== 'group') return item;
  const fields = item.fields.map((field) =>
    field.name === 'states' ? { ...field, shape: { kind: 'choices' as const, options: states } } : field,
  );
  return { ...item, fields } satisfies GroupShape;
}
