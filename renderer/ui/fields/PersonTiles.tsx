import { Radio, RadioGroup } from 'react-aria-components';
import { classNames } from '../class-names.ts';
import { Avatar } from '../display/Avatar.tsx';
import field from './Field.module.css';
import type { FieldProps } from './field-props.ts';
import { FieldHint, FieldLabel } from './FieldParts.tsx';
import styles from './PersonTiles.module.css';

/** Somebody to choose. */
export interface PersonTile {
  readonly id: string;
  readonly name: string;
  /** What the person is here. */
  readonly note: string;
}

interface PersonTilesProps extends FieldProps {
  readonly people: readonly PersonTile[];
  readonly value: string | null;
  readonly onChange: (id: string) => void;
}

/** One of a few people, each with the first letter of the name and a word. Arrow keys move and choose. */
export function PersonTiles(props: PersonTilesProps) {
  const { people, value, onChange } = props;
  return (
    <RadioGroup
      className={field.field}
      value={value}
      onChange={onChange}
      isDisabled={props.isDisabled ?? false}
      orientation="horizontal"
    >
      <FieldLabel {...props} />
      <div className={styles.tiles}>
        {people.map(({ id, name, note }) => (
          <Radio key={id} value={id} className={classNames(styles.tile)}>
            <Avatar name={name} size="l" />
            <span className={styles.name}>{name}</span>
            <span className={styles.note}>{note}</span>
          </Radio>
        ))}
      </div>
      <FieldHint {...props} />
    </RadioGroup>
  );
}
