import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { checkIdNumber, foldIdNumber } from '#shared/people/national-id.ts';
import { parsePhone } from '#shared/people/phone.ts';
import { foldForSearch } from '#shared/text/name-keys.ts';
import { useSettings } from '../../desk/desk-context.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { ComboBox } from '../../ui/fields/ComboBox.tsx';
import { LtrField, PhoneField } from '../../ui/fields/LtrField.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import type { NewPerson } from '../../desk/intake-draft.ts';
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
  const phone = usePhoneVerdict(person.phone);
  const idWarning = useIdWarning(person.idNumber);

  // What was typed is in its field already; the name is nearly always what comes next.
  useEffect(() => nameField.current?.focus(), []);

  return (
    <div className={styles.fields}>
      <TextField
        label={t('person.name')}
        value={person.name}
        onChange={(name) => onChange({ name })}
        maxLength={200}
        ref={nameField}
        hint={t('person.nameHint')}
      />
      <PhoneField
        label={t('person.phone')}
        value={person.phone}
        onChange={(value) => onChange({ phone: value })}
        maxLength={120}
        keepsHintRoom
        {...phone}
      />
      <LtrField
        label={t('person.idNumber')}
        optional
        value={person.idNumber}
        onChange={(idNumber) => onChange({ idNumber })}
        maxLength={30}
        keepsHintRoom
        {...(idWarning ? { hint: idWarning, hintTone: 'warn' as const } : {})}
      />
      <ComboBox
        label={t('person.village')}
        optional
        options={(villages?.villages ?? []).map(({ id, name }) => ({ id, label: name }))}
        fold={foldVillage}
        value={person.villageId}
        onChange={(villageId) => onChange({ villageId })}
      />
    </div>
  );
}

const foldVillage = (text: string): string => foldForSearch(text).join(' ');

/** What the number typed so far is: accepted with its kind, or plainly what is missing. */
function usePhoneVerdict(typed: string): { hint?: string; hintTone?: 'ok' | 'warn' } {
  const { t } = useTranslation('intake');
  const format = useFormat();
  if (typed.trim() === '') return {};
  const parsed = parsePhone(typed);
  if (parsed.ok) return { hint: t(`phone.${parsed.value.kind}`), hintTone: 'ok' };
  const { error } = parsed;
  const count = error.kind === 'too-short' ? error.missing : error.kind === 'too-long' ? error.extra : 0;
  return { hint: t(`phone.${error.kind}`, { count, n: format.count(count) }), hintTone: 'warn' };
}

function useIdWarning(typed: string): string | null {
  const { t } = useTranslation('intake');
  if (typed.trim() === '') return null;
  const [warning] = checkIdNumber(foldIdNumber(typed).startsWith('2') ? 'IQAMA' : 'NATIONAL', typed);
  return warning ? t(`idWarning.${warning.kind}`) : null;
}
