import { CalendarPlus, Printer } from 'lucide-react';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { isStanding } from '#shared/appointments/appointment.ts';
import { isCase } from '#shared/requests/is-case.ts';
import { isOpen } from '#shared/requests/request-state.ts';
import type { Appointment } from '../../data/records/appointments-repository.ts';
import type { Person } from '../../data/records/people-repository.ts';
import type { Request } from '../../data/records/requests-repository.ts';
import type { OnTrack } from '../../data/records/tracks-repository.ts';
import { CorrectionButton } from '../../desk/requests/CorrectionButton.tsx';
import { LegalHoldCard } from '../../desk/people/LegalHoldCard.tsx';
import { useRequestHolds } from '../../desk/people/use-holds.ts';
import { useMay } from '../../desk/session/desk-context.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Stack } from '../../ui/frame/Columns.tsx';
import { AppointmentsCard } from './AppointmentsCard.tsx';
import { CaseCard } from './CaseCard.tsx';
import { Checklist } from './Checklist.tsx';
import { ContactAttempts } from './ContactAttempts.tsx';
import { PhoneSurveyCard } from './PhoneSurveyCard.tsx';
import { ReferralCard } from './ReferralCard.tsx';
import { RequestFacts } from './RequestFacts.tsx';
import styles from './RequestScreen.module.css';
import { TrackActions } from './TrackActions.tsx';

interface RequestWorkProps {
  readonly request: Request;
  readonly person: Person | null | undefined;
  /** Null where the track is not known here, or not for whoever works here. */
  readonly onTrack: OnTrack | null;
  readonly booked: readonly Appointment[] | undefined;
  readonly onBook: () => void;
  readonly onTransfer: () => void;
  readonly onSlip: (appointment: Appointment) => void;
  readonly ref: Ref<HTMLDivElement>;
}

/** What can be done with a request, in the order of the work: its step, its papers, its calls and appointments. */
export function RequestWork(props: RequestWorkProps) {
  const { request, person, onTrack, booked, onBook, onTransfer, onSlip, ref } = props;
  const { t } = useTranslation('requests');
  const may = useMay();
  const { section, type } = request;
  const isOfCase = isCase(type);
  const mayChange = isOfCase ? may('case.change', { section }) : may('request.change', { section, type });
  const holds = useRequestHolds(request.id, request.personId);
  const current = booked?.find(isStanding);
  return (
    <Stack ref={ref}>
      {isOfCase && !onTrack && <Notice tone="info">{t('case.closedToYou')}</Notice>}
      {onTrack && mayChange && <TrackActions request={request} onTrack={onTrack} onTransfer={onTransfer} />}
      <div className={styles.actions}>
        {may('appointment.book', { section }) && (
          <Button icon={CalendarPlus} shortcut="Ctrl+KeyM" onPress={onBook}>
            {t('request.book')}
          </Button>
        )}
        {type === 'INQUIRY' && mayChange && <CorrectionButton section={section} requestId={request.id} />}
        {current && (
          <Button icon={Printer} shortcut="Ctrl+KeyP" onPress={() => onSlip(current)}>
            {t('request.slip')}
          </Button>
        )}
      </div>
      {onTrack?.theCase && <CaseCard request={request} theCase={onTrack.theCase} />}
      <ReferralCard request={request} />
      {onTrack && <Checklist request={request} onTrack={onTrack} isReadOnly={!mayChange} />}
      <AppointmentsCard appointments={booked} onSlip={onSlip} />
      {onTrack && mayChange && <ContactAttempts request={request} onTrack={onTrack} />}
      {person && !isOpen(request.state) && (!isOfCase || onTrack) && may('survey.take', { section }) && (
        <PhoneSurveyCard request={request} person={person} />
      )}
      <RequestFacts request={request} />
      <LegalHoldCard subject={{ section, personId: request.personId, requestId: request.id }} holds={holds} />
    </Stack>
  );
}
