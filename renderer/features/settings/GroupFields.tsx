import type { FieldShape, NamedShape } from '#shared/association/document-shape.ts';
import { useEditing } from './edit-context.ts';
import styles from './Settings.module.css';

interface GroupFieldsProps {
  readonly fields: readonly NamedShape[];
  readonly value: unknown;
  /** Where the group stands in its document: «resources.0»; empty at the root. */
  readonly place: string;
  /** Gets the changed fields only. */
  readonly onChange: (part: Readonly<Record<string, unknown>>) => void;
}

/** The fields of a group, short ones two in a row. */
export function GroupFields({ fields, value, place, onChange }: GroupFieldsProps) {
  const { Field } = useEditing();
  const held = toGroup(value);
  return (
    <div className={styles.group}>
      {fields.map(({ name, shape, isOptional, isNullable }) => (
        <div
          key={name}
          className={styles.field}
          data-kind={shape.kind}
          data-wide={isWide(shape)}
          hidden={isHidden(shape.kind)}
        >
          <Field
            name={name}
            place={place === '' ? name : `${place}.${name}`}
            shape={shape}
            isOptional={isOptional}
            value={held[name]}
            onChange={(next) => onChange({ [name]: isNullable && isNothing(next) ? null : next })}
          />
        </div>
      ))}
    </div>
  );
}

/** What a group holds; an empty one where the document has none there. */
export const toGroup = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** A field that was emptied holds nothing. */
const isNothing = (value: unknown): boolean => value === '' || value === undefined;

/** Texts that do not fit into a narrow field take a row of their own. */
const isWide = (shape: FieldShape): boolean =>
  shape.kind === 'text' && shape.style !== 'icon' && (shape.most ?? 0) >= 100;

const isHidden = (kind: string): boolean => kind === 'id' || kind === 'kept';
