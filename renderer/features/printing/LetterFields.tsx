import { Mail } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FieldOffsets } from '../../papers/printer-profile.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { NumberField } from '../../ui/fields/NumberField.tsx';
import styles from './Printing.module.css';

const fields = ['number', 'date', 'attachments'] as const satisfies readonly (keyof FieldOffsets)[];
const shifts = ['dx', 'dy'] as const;

interface LetterFieldsProps {
  readonly offsets: FieldOffsets;
  readonly onChange: (offsets: FieldOffsets) => void;
  /** Prints a letter that shows where the values land. */
  readonly onTry: () => void;
}

/** How far each field of the printed letterhead is from its ruled line on this printer. */
export function LetterFields({ offsets, onChange, onTry }: LetterFieldsProps) {
  const { t } = useTranslation('printing');
  return (
    <fieldset className={styles.fields}>
      <legend>{t('letterFields.title')}</legend>
      {fields.map((field) => (
        <div key={field} className={styles.pair}>
          {shifts.map((shift) => (
            <NumberField
              key={shift}
              label={t(`letterFields.${shift}`, { field: t(`letterFields.${field}`) })}
              value={offsets[field][shift]}
              onChange={(value) => onChange({ ...offsets, [field]: { ...offsets[field], [shift]: value ?? 0 } })}
              min={-15}
              max={15}
              step={0.5}
              unit={t('millimetres')}
            />
          ))}
        </div>
      ))}
      <Button icon={Mail} onPress={onTry}>
        {t('letterFields.print')}
      </Button>
    </fieldset>
  );
}
