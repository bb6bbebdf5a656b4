import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LONGEST_CONTACT } from '#shared/people/contact-point.ts';
import { foldIdNumber } from '#shared/people/national-id.ts';
import { LONGEST_ID_NUMBER, LONGEST_NAME } from '#shared/people/person.ts';
import { foldForSearch } from '#shared/text/name-keys.ts';
import { useSettings } from '../../desk/session/desk-context.ts';
import { useIdVerdict, usePhoneVerdict, useTextVerdict } from '../../desk/requests/typed-verdicts.ts';
import { ComboBox } from '../../ui/fields/ComboBox.tsx';
import { LtrField, PhoneField } from '../../ui/fields/LtrField.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import type { NewPerson } from '../../desk/drafts/intake-draft.ts';
import styles from './IntakeScreen.module.css';

interface NewPersonFieldsProps {
  readonly person: NewPerson;
  readonly onChange: (part: Partial<NewPerson>) => void;
}

/** A person the desk meets for the first time. Only a name or a phone is needed; every other value warns and never blocks. */
export function NewPersonFields({ person, onChange }: NewPersonFieldsProps) {
  const { t } = useTranslation('intake');
  const villages = useSettings('villages');
  const nameField = useRef<HTMLInputElement>(null);
  const phoneVerdict = usePhoneVerdict();
  const idVerdict = useIdVerdict();
  const textVerdict = useTextVerdict();

  // What was typed is in its field already; the name is nearly always what comes next.
  useEffect(() => nameField.current?.focus(), []);

  return (
    <div className={styles.fields}>
      <TextField
        label={t('person.name')}
        value={person.name}
        onChange={(name) => onChange({ name })}
        ref={nameField}
        hint={t('person.nameHint')}
        {...textVerdict(person.name, LONGEST_NAME)}
      />
      <PhoneField
        label={t('person.phone')}
        value={person.phone}
        onChange={(value) => onChange({ phone: value })}
        keepsHintRoom
        {...phoneVerdict(person.phone)}
        {...textVerdict(person.phone, LONGEST_CONTACT)}
      />
      <LtrField
        label={t('person.idNumber')}
        optional
        value={person.idNumber}
        onChange={(idNumber) => onChange({ idNumber })}
        keepsHintRoom
        {...idVerdict(foldIdNumber(person.idNumber).startsWith('2') ? 'IQAMA' : 'NATIONAL', person.idNumber)}
        {...textVerdict(person.idNumber, LONGEST_ID_NUMBER)}
      />
      <ComboBox
        label={t('person.village')}
        optional
        options={(villages?.villages ?? []).map(({ id, name }) => ({ id, label: name }))}
        fold={foldVillage}
        value={person.villageId}
        onChange={(villageId) => onChange({ villageId })}
        unlisted={person.unlistedVillage}
        onUnlisted={(unlistedVillage) => onChange({ unlistedVillage })}
      />
    </div>
  );
}

const foldVillage = (text: string): string => foldForSearch(text).join(' ');
