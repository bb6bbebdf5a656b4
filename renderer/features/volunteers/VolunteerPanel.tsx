import { CircleCheck, CirclePause, DoorOpen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sameValue } from '#shared/sync/same-value.ts';
import { LONGEST_STANDING_REASON, type VolunteerState } from '#shared/volunteers/volunteer.ts';
import { VolunteerRefusedError, type Volunteer } from '../../data/records/roster-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk, useMay } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { DescriptionList } from '../../ui/display/DescriptionList.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import { cardOf, formOf, isTooLong, VolunteerFields, VolunteerForm } from './VolunteerFields.tsx';
import styles from './Volunteers.module.css';
import { useKeptForm } from '../../desk/drafts/use-kept-form.ts';
import { useKeptWords } from '../../desk/drafts/use-kept-words.ts';
import { useTextVerdict } from '../../desk/requests/typed-verdicts.ts';

interface VolunteerPanelProps {
  readonly volunteer: Volunteer;
  readonly name: string;
}

/** One volunteer of the lists: what is signed, skills, and the standing in the lists. */
export function VolunteerPanel({ volunteer, name }: VolunteerPanelProps) {
  const { t } = useTranslation('volunteers');
  const format = useFormat();
  const toasts = useToasts();
  const may = useMay();
  const { people, roster } = useDesk();
  const person = useLive(() => people.byId(volunteer.personId), [people, volunteer.personId]);
  const kept = useKeptForm(`volunteer/${volunteer.id}`, VolunteerForm);
  const form = kept.form ?? formOf(volunteer);
  const { words: reason, write, clear } = useKeptWords(`standing/${volunteer.id}`);
  const verdict = useTextVerdict()(reason, LONGEST_STANDING_REASON);
  const [fault, setFault] = useState<string | null>(null);
  const spokenOf = { context: person?.gender };
  const mayManage = may('volunteer.manage', { section: volunteer.section });
  const isChanged = !sameValue(cardOf(form), cardOf(formOf(volunteer)));

  const attempt = async (work: () => Promise<void>, forget: () => void) => {
    try {
      await work();
      setFault(null);
      forget();
      toasts.show({ text: t('roster.saved'), tone: 'ok' });
    } catch (error) {
      setFault(error instanceof VolunteerRefusedError ? t(`roster.refused.${error.refusal}`) : faultText(t, error));
    }
  };
  const become = (state: VolunteerState) => {
    if (person && verdict.error === undefined)
      void attempt(() => roster.changeStanding(volunteer, person, state, reason), clear);
  };
  const isListed = volunteer.state === 'LISTED';
  return (
    <Card
      isFilling
      title={name}
      footer={
        mayManage && (
          <Button
            variant="primary"
            shortcut="Ctrl+Enter"
            isDisabled={!isChanged || isTooLong(form)}
            onPress={() => void attempt(() => roster.correct(volunteer, cardOf(form)), kept.close)}
          >
            {t('save')}
          </Button>
        )
      }
    >
      <DescriptionList
        items={[
          { term: t('roster.state'), value: t(`roster.${volunteer.state}`, spokenOf) },
          { term: t('roster.since'), value: format.hijri(volunteer.listedOn) },
          { term: t('opportunity.section'), value: t(`desk:section.${volunteer.section}`) },
          ...(volunteer.reason ? [{ term: t('roster.reason'), value: volunteer.reason }] : []),
        ]}
      />
      {mayManage && (
        <>
          <VolunteerFields form={form} onChange={kept.begin} isMinor={person ? roster.isMinor(person) : false} />
          {isListed ? (
            <>
              <TextField
                label={t('roster.reason')}
                value={reason}
                onChange={write}
                optional={t('roster.reasonWhen')}
                {...verdict}
              />
              <div className={styles.standing}>
                <Button size="sm" icon={CirclePause} onPress={() => become('SUSPENDED')}>
                  {t('roster.suspend', spokenOf)}
                </Button>
                <Button size="sm" icon={DoorOpen} onPress={() => become('LEFT')}>
                  {t('roster.leave', spokenOf)}
                </Button>
              </div>
            </>
          ) : (
            <Button size="sm" icon={CircleCheck} onPress={() => become('LISTED')}>
              {t('roster.takeBack', spokenOf)}
            </Button>
          )}
        </>
      )}
      {fault !== null && <Notice tone="bad">{fault}</Notice>}
    </Card>
  );
}
