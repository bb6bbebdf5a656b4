import { useTranslation } from 'react-i18next';
import type { VolunteerCard } from '../../data/records/roster-repository.ts';
import { HijriDateField } from '../../ui/fields/HijriDateField.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';

/** A volunteer's card while it is typed: skills as one line, the guardian in two fields. */
export interface VolunteerForm {
  readonly skills: string;
  readonly charterSignedOn: string | null;
  readonly guardianName: string;
  readonly guardianOn: string | null;
}

export const emptyForm: VolunteerForm = { skills: '', charterSignedOn: null, guardianName: '', guardianOn: null };

/** The form of what stands on a card. */
export const formOf = ({ skills, charterSignedOn, guardianConsent }: VolunteerCard): VolunteerForm => ({
  skills: skills.join('، '),
  charterSignedOn,
  guardianName: guardianConsent?.guardianName ?? '',
  guardianOn: guardianConsent?.on ?? null,
});

/** What a form says; skills are parted by commas of either script. */
export const cardOf = ({ skills, charterSignedOn, guardianName, guardianOn }: VolunteerForm): VolunteerCard => ({
  skills: [...new Set(skills.split(/[،,؛;\n]/).map((each) => each.trim().slice(0, 40)))].filter(Boolean).slice(0, 12),
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
  return (
    <>
      <TextField
        label={t('roster.skills')}
        optional
        hint={t('roster.skillsHint')}
        value={form.skills}
        onChange={(skills) => onChange({ ...form, skills })}
        maxLength={400}
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
            maxLength={120}
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
