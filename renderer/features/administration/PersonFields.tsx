import { useTranslation } from 'react-i18next';
import { roles, servesEverySection } from '#shared/access/role.ts';
import type { NewUser } from '#shared/contract/administration.ts';
import { TextField } from '../../ui/fields/TextField.tsx';
import { Choices } from './Choices.tsx';
import { SectionChoices } from './SectionChoices.tsx';

interface PersonFieldsProps {
  readonly value: NewUser;
  readonly onChange: (value: NewUser) => void;
  readonly autoFocus?: boolean;
}

/** What a person is called, may do, and for which sections. */
export function PersonFields({ value, onChange, autoFocus = false }: PersonFieldsProps) {
  const { t } = useTranslation('administration');
  return (
    <>
      <TextField
        label={t('person.name')}
        value={value.name}
        onChange={(name) => onChange({ ...value, name })}
        maxLength={80}
        autoFocus={autoFocus}
      />
      <Choices
        label={t('person.roles')}
        options={roles.map((id) => ({ id, label: t(`desk:role.${id}`) }))}
        value={value.roles}
        onChange={(chosen) => onChange({ ...value, roles: chosen })}
      />
      <SectionChoices
        label={t('person.sections')}
        value={value.sections}
        onChange={(sections) => onChange({ ...value, sections })}
      />
    </>
  );
}

/** What a person still lacks, as a key of the texts; null where nothing. */
export function missingOf({ name, roles: chosen, sections }: NewUser): 'name' | 'roles' | 'sections' | null {
  if (name.trim() === '') return 'name';
  if (chosen.length === 0) return 'roles';
  return sections.length === 0 && !chosen.some(servesEverySection) ? 'sections' : null;
}
