import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/fields/TextField.tsx';
import { useEditing, type FieldEditorProps } from './edit-context.ts';
import { toGroup } from './GroupFields.tsx';
import styles from './Settings.module.css';

/** A label in Arabic and, where the association wants it, in English. */
export function BilingualFields({ name, place, isOptional, value, onChange }: FieldEditorProps) {
  const { t } = useTranslation('settings');
  const { faults } = useEditing();
  const held = toGroup(value);
  const textIn = (language: 'ar' | 'en'): string => (typeof held[language] === 'string' ? held[language] : '');
  const fault = faults.get(`${place}.ar`) ?? faults.get(place);
  const faultInEnglish = faults.get(`${place}.en`);
  const write = (language: 'ar' | 'en', text: string) => {
    const { en: _en, ...arabic } = { ...held, [language]: text };
    const english = language === 'en' ? text : textIn('en');
    const next = english === '' ? arabic : { ...arabic, en: english };
    onChange(isOptional && textIn('ar') === '' && text === '' ? undefined : next);
  };
  return (
    <div className={styles.pair}>
      <TextField
        label={t(`label.${name}`)}
        {...(isOptional ? { optional: true } : {})}
        {...(fault === undefined ? {} : { error: t(`fault.${fault}`) })}
        value={textIn('ar')}
        onChange={(text) => write('ar', text)}
      />
      <TextField
        label={t('inEnglish', { what: t(`label.${name}`) })}
        optional
        {...(faultInEnglish === undefined ? {} : { error: t(`fault.${faultInEnglish}`) })}
        value={textIn('en')}
        onChange={(text) => write('en', text)}
      />
    </div>
  );
}
