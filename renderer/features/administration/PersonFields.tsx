import { useTranslation } from 'react-i18next';
import { Role, roles, servesEverySection } from '#shared/access/role.ts';
import { LONGEST_STAFF_NAME, type NewUser } from '#shared/contract/administration.ts';
import { TextField } from '../../ui/fields/TextField.tsx';
import { Choices } from './Choices.tsx';
import { SectionChoices } from './SectionChoices.tsx';
import { z } from 'zod';
import { judgeText } from '#shared/kernel/typed-text.ts';
import { Section } from '#shared/association/section.ts';
import { useTextVerdict } from '../../desk/requests/typed-verdicts.ts';

/** Somebody who works here, as far as it is typed. */
export const TypedPerson = z.object({ name: z.string(), roles: z.array(Role), sections: z.array(Section) });

interface PersonFieldsProps {
  readonly value: NewUser;
  readonly onChange: (value: NewUser) => void;
  readonly autoFocus?: boolean;
}

/** What a person is called, may do, and for which sections. */
export function PersonFields({ value, onChange, autoFocus = false }: PersonFieldsProps) {
  const { t } = useTranslation('administration');
  const textVerdict = useTextVerdict();
  return (
    <>
      <TextField
        label={t('person.name')}
        value={value.name}
        onChange={(name) => onChange({ ...value, name })}
        {...textVerdict(value.name, LONGEST_STAFF_NAME)}
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
export function missingOf({
  name,
  roles: chosen,
  sections,
}: NewUser): 'name' | 'shorter' | 'roles' | 'sections' | null {
  if (name.trim() === '') return 'name';
  if (judgeText(name, LONGEST_STAFF_NAME).extra > 0) return 'shorter';
  if (chosen.length === 0) return 'roles';
  return sections.length === 0 && !chosen.some(servesEverySection) ? 'sections' : null;
}
