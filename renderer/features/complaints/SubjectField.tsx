import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { LONGEST_COMPLAINT_NAME, type ComplaintSubject } from '#shared/complaints/complaint-body.ts';
import { beginsName, namesExactly } from '#shared/people/answers-exactly.ts';
import { foldForSearch } from '#shared/text/name-keys.ts';
import { useLive } from '../../data/use-live.ts';
import { useTextVerdict } from '../../desk/requests/typed-verdicts.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { ComboBox } from '../../ui/fields/ComboBox.tsx';

interface SubjectFieldProps {
  readonly subject: ComplaintSubject;
  readonly onChange: (subject: ComplaintSubject) => void;
  /** Words that are like somebody's name who works here and not his, or several people's: not settled yet. */
  readonly unsettled: string;
  readonly onUnsettled: (typed: string) => void;
}

/** The option that stands for what was typed and is nobody who works here. */
const OTHER = 'other';

const fold = (text: string): string => foldForSearch(text).join(' ');

/** Whom it is about. Somebody who works here is chosen from the list, or named: then it is never sealed to him (S3, I6). */
export function SubjectField({ subject, onChange, unsettled, onUnsettled }: SubjectFieldProps) {
  const { t } = useTranslation('complaints');
  const { complaints } = useDesk();
  const textVerdict = useTextVerdict();
  const staff = useLive(() => complaints.staff(), [complaints]);
  const options = useMemo(
    () => [
      ...(staff ?? []).map(({ id, name, roles }) => ({ id, label: name, note: t(`desk:role.${roles[0] ?? ''}`) })),
      ...(subject.kind === 'other' ? [{ id: OTHER, label: subject.name }] : []),
    ],
    [staff, subject, t],
  );
  const value = subject.kind === 'staff' ? subject.userId : subject.kind === 'other' ? OTHER : null;
  const choose = (id: string | null) => {
    const chosen = staff?.find((user) => user.id === id);
    if (chosen) onChange({ kind: 'staff', userId: chosen.id, name: chosen.name });
    else if (id === null) onChange({ kind: 'unnamed' });
  };
  return (
    <ComboBox
      label={t('new.subject')}
      optional
      hint={t(subject.kind === 'staff' ? 'new.subjectExcluded' : 'new.subjectHint')}
      options={options}
      value={value}
      onChange={choose}
      onCreate={(name) => onChange({ kind: 'other', name })}
      isNamed={(name, typed) => namesExactly(typed, name)}
      isLike={(name, typed) => beginsName(typed, name)}
      fold={fold}
      unlisted={unsettled}
      onUnlisted={onUnsettled}
      {...(subject.kind === 'other' ? textVerdict(subject.name, LONGEST_COMPLAINT_NAME) : {})}
    />
  );
}
