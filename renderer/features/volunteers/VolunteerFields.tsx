import { useTranslation } from 'react-i18next';
import type { VolunteerCard } from '../../data/records/roster-repository.ts';
import { HijriDateField } from '../../ui/fields/HijriDateField.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import { z } from 'zod';
import { judgeText } from '#shared/kernel/typed-text.ts';
import { LONGEST_GUARDIAN_NAME } from '#shared/people/is-minor.ts';
import { LONGEST_SKILL, MOST_SKILLS } from '#shared/volunteers/volunteer.ts';
import { useTextVerdict } from '../../desk/requests/typed-verdicts.ts';

/** A volunteer's card while it is typed: skills as one line, the guardian in two fields. */
export const VolunteerForm = z.object({
  skills: z.string(),
  charterSignedOn: z.string().nullable(),
  guardianName: z.string(),
  guardianOn: z.string().nullable(),
});
export type VolunteerForm = z.infer<typeof VolunteerForm>;

export const emptyForm: VolunteerForm = { skills: '', charterSignedOn: null, guardianName: '', guardianOn: null };

/** The form of what stands on a card. */
export const formOf = ({ skills, charterSignedOn, guardianConsent }: VolunteerCard): VolunteerForm => ({
  skills: skills.join('، '),
  charterSignedOn,
  guardianName: guardianConsent?.guardianName ?? '',
  guardianOn: guardianConsent?.on ?? null,
});

/** Skills are parted by commas of either script. */
const skillsIn = (line: string): string[] =>
  [...new Set(line.split(/[،,؛;\n]/).map((each) => each.trim()))].filter(Boolean);

/** Why the skills of a form cannot be kept; null where they can. */
const faultOfSkills = (line: string): 'tooMany' | 'tooLong' | null => {
  const skills = skillsIn(line);
  if (skills.some((skill) => skill.length > LONGEST_SKILL)) return 'tooLong';
  return skills.length > MOST_SKILLS ? 'tooMany' : null;
};

/** Whether something in a form is longer than what is kept; its field says so. */
export const isTooLong = ({ skills, guardianName }: VolunteerForm): boolean =>
  faultOfSkills(skills) !== null || judgeText(guardianName, LONGEST_GUARDIAN_NAME).extra > 0;

/** What a form says. */
export const cardOf = ({ skills, charterSignedOn, guardianName, guardianOn }: VolunteerForm): VolunteerCard => ({
  skills: skillsIn(skills),
  charterSignedOn,
  guardianConsent: guardianName.trim() && guardianOn ? { guardianName: guardianName.trim(), on: guardianOn } : null,
});

interface VolunteerFieldsProps {
  readonly form: VolunteerForm;
  readonly onChange: (form: VolunteerForm) => void;
  /** Under eighteen: the guardian is asked for. */
  readonly isMinor: boolean;
}

/** Skills, the signed charter, and for the young the guardian's word. */
export function VolunteerFields({ form, onChange, isMinor }: VolunteerFieldsProps) {
  const { t } = useTranslation('volunteers');
  const textVerdict = useTextVerdict();
  const skillsFault = faultOfSkills(form.skills);
  return (
    <>
      <TextField
        label={t('roster.skills')}
        optional
        hint={t('roster.skillsHint')}
        value={form.skills}
        onChange={(skills) => onChange({ ...form, skills })}
        error={skillsFault === null ? undefined : t(`roster.skillsFault.${skillsFault}`)}
      />
      <HijriDateField
        label={t('roster.charterOn')}
        value={form.charterSignedOn}
        onChange={(charterSignedOn) => onChange({ ...form, charterSignedOn })}
      />
      {(isMinor || form.guardianName !== '') && (
        <>
          <TextField
            label={t('roster.guardian')}
            value={form.guardianName}
            onChange={(guardianName) => onChange({ ...form, guardianName })}
            {...textVerdict(form.guardianName, LONGEST_GUARDIAN_NAME)}
          />
          <HijriDateField
            label={t('roster.guardianOn')}
            value={form.guardianOn}
            onChange={(guardianOn) => onChange({ ...form, guardianOn })}
          />
        </>
      )}
    </>
  );
}
