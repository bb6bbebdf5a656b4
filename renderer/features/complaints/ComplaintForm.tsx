import { LockKeyhole } from 'lucide-react';
import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { labelIn } from '#shared/association/bilingual.ts';
import {
  ComplaintSeverity,
  LONGEST_COMPLAINT_TEXT,
  LONGEST_CONTACT_DETAIL,
  SafeContact,
  type Complainant,
  type ComplaintBody,
} from '#shared/complaints/complaint-body.ts';
import { useDesk, useSettings } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { newPersonFrom } from '../../desk/drafts/intake-draft.ts';
import { PersonSearch } from '../../desk/people/PersonSearch.tsx';
import { TakenPerson } from '../../desk/people/TakenPerson.tsx';
import { useTextVerdict } from '../../desk/requests/typed-verdicts.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Segmented } from '../../ui/fields/Segmented.tsx';
import { TextArea } from '../../ui/fields/TextArea.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import type { ComplaintDraft } from './complaint-draft.ts';
import { SubjectField } from './SubjectField.tsx';
import { toComplaint } from './to-complaint.ts';
import styles from './Complaints.module.css';

interface ComplaintFormProps {
  readonly draft: ComplaintDraft;
  readonly onChange: (part: Partial<ComplaintDraft>) => void;
  readonly onSave: (body: ComplaintBody) => Promise<void>;
}

/** Who complains, of what kind and how grave it is, the words, how to reach him: digits lead from one to the next. */
export function ComplaintForm({ draft, onChange, onSave }: ComplaintFormProps) {
  const { t } = useTranslation('complaints');
  const { language } = useFormat();
  const { actor, directory } = useDesk();
  const wording = useSettings('complaintWording');
  const textVerdict = useTextVerdict();
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const category = useRef<HTMLDivElement>(null);
  const severity = useRef<HTMLDivElement>(null);
  const words = useRef<HTMLTextAreaElement>(null);

  const { complainant } = draft;
  const complaint = toComplaint(draft, actor.userId);
  const isTaken = complainant !== null && Boolean(wording);
  // The focus moves with the same drawing, for who types faster than the next one.
  useLayoutEffect(() => {
    if (isTaken) focusIn(category);
  }, [isTaken]);

  const takeKnown = (personId: string) => {
    const person = directory.get(personId);
    onChange({
      complainant: { kind: 'known', personId, name: person?.name ?? '', phone: person?.phones[0] ?? '' },
    });
  };
  const takeCaller = () => {
    const { name, phone, idNumber } = newPersonFrom(draft.typed);
    onChange({ complainant: { kind: 'caller', name: name || idNumber, phone } });
  };
  const save = async () => {
    if (!complaint.ok || busy) return;
    setBusy(true);
    setFault(null);
    try {
      await onSave(complaint.value);
    } catch (error) {
      setFault(faultText(t, error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Card
      isFilling
      aria-label={t('new.title')}
      footer={
        <>
          <Button
            variant="primary"
            icon={LockKeyhole}
            shortcut="Ctrl+Enter"
            onPress={() => void save()}
            isDisabled={!complaint.ok}
            disabledReason={complaint.ok ? undefined : t(`missing.${complaint.error}`)}
            isBusy={busy}
            busyLabel={t('new.sealing')}
          >
            {t('new.seal')}
          </Button>
          <span className={styles.promise}>{t('new.promise')}</span>
        </>
      }
    >
      {complainant === null ? (
        <PersonSearch
          typed={draft.typed}
          onTyped={(typed) => onChange({ typed })}
          onTake={takeKnown}
          onNew={takeCaller}
          onUnnamed={() => onChange({ complainant: { kind: 'anonymous' } })}
        />
      ) : (
        <TakenComplainant complainant={complainant} onChange={(next) => onChange({ complainant: next })} />
      )}
      <div ref={category}>
        <Segmented
          label={t('new.category')}
          layout="tiles"
          columns={6}
          options={(wording?.categories ?? []).map(({ id, label }) => ({ value: id, label: labelIn(label, language) }))}
          value={draft.category}
          onChange={(next) => onChange({ category: next })}
          isNumbered
          onDigit={() => focusIn(severity)}
        />
      </div>
      <div className={styles.pair}>
        <div ref={severity}>
          <Segmented
            label={t('new.severity')}
            options={ComplaintSeverity.options.map((value) => ({ value, label: t(`severity.${value}`) }))}
            value={draft.severity}
            onChange={(next) => onChange({ severity: next })}
            isNumbered
            onDigit={() => words.current?.focus()}
          />
        </div>
        <SubjectField
          subject={draft.subject}
          onChange={(subject) => onChange({ subject })}
          unsettled={draft.unsettledSubject}
          onUnsettled={(unsettledSubject) => onChange({ unsettledSubject })}
        />
      </div>
      <TextArea
        label={t('new.text')}
        value={draft.text}
        onChange={(text) => onChange({ text })}
        placeholder={t('new.textPlaceholder')}
        ref={words}
        {...textVerdict(draft.text, LONGEST_COMPLAINT_TEXT)}
      />
      {complainant?.kind !== 'anonymous' && (
        <div className={styles.contact}>
          <Segmented
            label={t('new.way')}
            options={SafeContact.shape.way.options.map((value) => ({ value, label: t(`way.${value}`) }))}
            value={draft.way}
            onChange={(way) => onChange({ way })}
            isNumbered
          />
          {(draft.way === 'AT_HOURS' || draft.way === 'OTHER_WAY') && (
            <TextField
              label={t(`detail.${draft.way}`)}
              value={draft.detail}
              onChange={(detail) => onChange({ detail })}
              {...textVerdict(draft.detail, LONGEST_CONTACT_DETAIL)}
            />
          )}
        </div>
      )}
      {fault !== null && <Notice tone="bad">{fault}</Notice>}
    </Card>
  );
}

/** Where the arrows go on from, in a group of answers. */
function focusIn({ current }: RefObject<HTMLElement | null>): void {
  (current?.querySelector<HTMLElement>('input:checked') ?? current?.querySelector('input'))?.focus();
}

interface TakenComplainantProps {
  readonly complainant: Complainant;
  readonly onChange: (complainant: Complainant | null) => void;
}

/** Who complains, with the way back to the search. */
function TakenComplainant({ complainant, onChange }: TakenComplainantProps) {
  const { t } = useTranslation('complaints');
  const phone = complainant.kind === 'anonymous' ? '' : complainant.phone;
  const label = complainant.kind === 'anonymous' ? t('anonymous') : complainant.name || t('new.caller');
  return (
    <TakenPerson
      name={label}
      phone={phone}
      changeLabel={t('new.changeComplainant')}
      onChangePerson={() => onChange(null)}
    />
  );
}
