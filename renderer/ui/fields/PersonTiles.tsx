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

/** So many stand side by side; more are shown smaller, two in a row, so that all of them are near. */
const SIDE_BY_SIDE = 3;

/** One of a few people, each with the first letter of the name and a word. Arrow keys move and choose. */
export function PersonTiles(props: PersonTilesProps) {
  const { people, value, onChange } = props;
  const isMany = people.length > SIDE_BY_SIDE;
  return (
    <RadioGroup
      className={field.field}
      value={value}
      onChange={onChange}
      isDisabled={props.isDisabled ?? false}
      orientation="horizontal"
    >
      <FieldLabel {...props} />
      <div className={classNames(styles.tiles, isMany && styles.many)}>
        {people.map(({ id, name, note }) => (
          <Radio key={id} value={id} className={classNames(styles.tile)}>
            <Avatar name={name} size={isMany ? 'm' : 'l'} />
            <span className={styles.words}>
              <span className={styles.name}>{name}</span>
              <span className={styles.note}>{note}</span>
            </span>
          </Radio>
        ))}
      </div>
      <FieldHint {...props} />
    </RadioGroup>
  );
}
