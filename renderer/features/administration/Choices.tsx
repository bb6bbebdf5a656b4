import { Checkbox } from '../../ui/fields/Checkbox.tsx';
import styles from './Administration.module.css';

interface ChoicesProps<Id extends string> {
  readonly label: string;
  readonly options: readonly { readonly id: Id; readonly label: string }[];
  readonly value: readonly Id[];
  /** In the order of the options. */
  readonly onChange: (value: Id[]) => void;
}

/** Several of a few known answers. */
export function Choices<Id extends string>({ label, options, value, onChange }: ChoicesProps<Id>) {
  const change = (id: Id, isChosen: boolean): void =>
    onChange(options.map((option) => option.id).filter((each) => (each === id ? isChosen : value.includes(each))));
  return (
    <fieldset className={styles.choices}>
      <legend>{label}</legend>
      {options.map((option) => (
        <Checkbox
          key={option.id}
          isSelected={value.includes(option.id)}
          onChange={(isChosen) => change(option.id, isChosen)}
        >
          {option.label}
        </Checkbox>
      ))}
    </fieldset>
  );
}
