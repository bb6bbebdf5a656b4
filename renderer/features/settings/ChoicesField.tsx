import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../ui/fields/Checkbox.tsx';
import styles from './Settings.module.css';

interface ChoicesFieldProps {
  readonly label: string;
  readonly options: readonly string[];
  readonly value: unknown;
  readonly onChange: (value: readonly string[]) => void;
  readonly error?: string;
}

/** Several of a few known answers; they keep the order in which the document names them. */
export function ChoicesField({ label, options, value, onChange, error }: ChoicesFieldProps) {
  const { t } = useTranslation('settings');
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [];
  return (
    <fieldset className={styles.choices}>
      <legend>{label}</legend>
      {options.map((option) => (
        <Checkbox
          key={option}
          isSelected={chosen.includes(option)}
          onChange={(isChosen) =>
            onChange(options.filter((each) => (each === option ? isChosen : chosen.includes(each))))
          }
        >
          {t([`option.${option}`, `desk:requestState.${option}`])}
        </Checkbox>
      ))}
      {error !== undefined && <p className={styles.fault}>{error}</p>}
    </fieldset>
  );
}
