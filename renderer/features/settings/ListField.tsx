import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { blankOf, type FieldShape } from '#shared/association/document-shape.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { IconButton } from '../../ui/actions/IconButton.tsx';
import { useEditing, type FieldEditorProps } from './edit-context.ts';
import { GroupFields, toGroup } from './GroupFields.tsx';
import styles from './Settings.module.css';

type ListShape = Extract<FieldShape, { kind: 'list' }>;

/** A list within a form, one row an entry. */
export function ListField({ name, place, shape, value, onChange }: FieldEditorProps & { readonly shape: ListShape }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const { newId } = useDesk();
  const { faults, Field } = useEditing();
  const entries: readonly unknown[] = Array.isArray(value) ? value : [];
  const fault = faults.get(place);
  const put = (index: number, entry: unknown) => onChange(entries.with(index, entry));
  return (
    <fieldset className={styles.list}>
      <legend>{t(`label.${name}`)}</legend>
      {entries.map((entry, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- entries of a list within a form have no ids; the place is what they are known by
        <div key={index} className={styles.row} data-kind={shape.item.kind}>
          {shape.item.kind === 'group' ? (
            <GroupFields
              fields={shape.item.fields}
              value={entry}
              place={`${place}.${index}`}
              onChange={(part) => put(index, { ...toGroup(entry), ...part })}
            />
          ) : (
            <Field
              name={name}
              place={`${place}.${index}`}
              shape={shape.item}
              isOptional={false}
              isLabelHidden
              value={entry}
              onChange={(next) => put(index, next)}
            />
          )}
          <IconButton
            icon={Trash2}
            variant="quiet"
            label={t('removeEntry', { what: t(`label.${name}`), n: format.count(index + 1) })}
            onPress={() => onChange(entries.toSpliced(index, 1))}
          />
        </div>
      ))}
      {fault !== undefined && <p className={styles.fault}>{t(`fault.${fault}`)}</p>}
      {(shape.most === null || entries.length < shape.most) && (
        <Button
          size="sm"
          variant="quiet"
          icon={Plus}
          onPress={() => onChange([...entries, blankOf(shape.item, newId)])}
        >
          {t('addTo', { what: t(`label.${name}`) })}
        </Button>
      )}
    </fieldset>
  );
}
