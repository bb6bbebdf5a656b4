import { CalendarPlus, Check, MapPin, Printer, RotateCcw, UserRound, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearch } from 'wouter';
import { isStanding } from '#shared/appointments/appointment.ts';
import { isOpen, type RequestState } from '#shared/requests/request.ts';
import type { Appointment } from '../../data/appointments-repository.ts';
import type { Request } from '../../data/requests-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk, useSettings } from '../../desk/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { faultText } from '../../desk/fault-text.ts';
import { RequestStateChip } from '../../desk/state-chips.tsx';
import { useServiceLabel } from '../../desk/use-service-label.ts';
import { SlipDialog } from '../../papers/SlipDialog.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { Avatar } from '../../ui/display/Avatar.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Chip } from '../../ui/display/Chip.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import { ErrorState } from '../../ui/feedback/ErrorState.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { AppointmentsCard } from './AppointmentsCard.tsx';
import { BookingPanel } from './BookingPanel.tsx';
import { RequestFacts } from './RequestFacts.tsx';
import { RequestLog } from './RequestLog.tsx';
import styles from './RequestScreen.module.css';

/** One request: who and where it stands, what was said, its appointments, what has been done. */
export function RequestScreen({ id }: { readonly id: string }) {
  const { t } = useTranslation('requests');
  const { requests } = useDesk();
  const serviceLabel = useServiceLabel();
  const request = useLive(() => requests.byId(id), [requests, id]);
  const title = request ? serviceLabel(request.serviceId) : t('title');
  return (
    <DeskScreen
      place="requests"
      title={title}
      crumbs={[{ label: t('title'), href: '/requests' }]}
      beside={request && <Identifier>{request.referenceNumber}</Identifier>}
    >
      {request === undefined && <Skeleton rows={6} />}
      {request === null && <ErrorState title={t('request.missing')} safe={t('request.missingSafe')} />}
      {request && <OpenRequest request={request} />}
    </DeskScreen>
  );
}

function OpenRequest({ request }: { readonly request: Request }) {
  const { t } = useTranslation('requests');
  const [, navigate] = useLocation();
  const startsBooking = useSearch() === 'book';
  const { people, appointments, requests } = useDesk();
  const villages = useSettings('villages');
  const toasts = useToasts();
  const [isBooking, setBooking] = useState(startsBooking);
  const [slipOf, setSlipOf] = useState<Appointment | null>(null);
  const person = useLive(
    async () => (request.personId ? people.byId(request.personId) : null),
    [people, request.personId],
  );
  const booked = useLive(() => appointments.ofRequest(request.id), [appointments, request.id]);
  const current = booked?.find(isStanding);
  const village = villages?.villages.find(({ id }) => id === person?.villageId)?.name;

  const move = async (state: RequestState) => {
    try {
      await requests.changeState(request, state);
      toasts.show({ text: t('request.moved') });
    } catch (error) {
      toasts.show({ text: faultText(t, error), tone: 'bad' });
    }
  };

  return (
    <>
      <section className={styles.band}>
        <Avatar name={person?.name ?? ''} size="l" />
        <div className={styles.who}>
          <h2>{person?.name || t('desk:unnamed')}</h2>
          <div className={styles.chips}>
            <Chip icon={UsersRound}>{t(`desk:sectionLong.${request.section}`)}</Chip>
            {village && <Chip icon={MapPin}>{village}</Chip>}
            <RequestStateChip state={request.state} />
          </div>
        </div>
        {person && (
          <Button icon={UserRound} onPress={() => navigate(`/people/${person.id}`)}>
            {t('request.openPerson')}
          </Button>
        )}
      </section>
      <div className={styles.columns}>
        {isBooking ? (
          <BookingPanel
            request={request}
            onClose={() => setBooking(false)}
            onBooked={(appointment) => {
              setBooking(false);
              setSlipOf(appointment);
            }}
          />
        ) : (
          <div className={styles.stack}>
            <RequestFacts request={request} />
            <AppointmentsCard appointments={booked} onSlip={setSlipOf} />
            <div className={styles.actions}>
              <Button
                variant={current ? 'default' : 'primary'}
                icon={CalendarPlus}
                shortcut="Ctrl+KeyM"
                onPress={() => setBooking(true)}
              >
                {t('request.book')}
              </Button>
              {current && (
                <Button variant="primary" icon={Printer} shortcut="Ctrl+KeyP" onPress={() => setSlipOf(current)}>
                  {t('request.slip')}
                </Button>
              )}
              {isOpen(request.state) ? (
                <Button icon={Check} onPress={() => void move(request.type === 'INQUIRY' ? 'ANSWERED' : 'CLOSED')}>
                  {t(request.type === 'INQUIRY' ? 'request.answer' : 'request.close')}
                </Button>
              ) : (
                <Button icon={RotateCcw} onPress={() => void move('IN_PROGRESS')}>
                  {t('request.reopen')}
                </Button>
              )}
            </div>
          </div>
        )}
        <Card isFilling title={t('request.log')}>
          <RequestLog request={request} />
        </Card>
      </div>
      {slipOf && <SlipDialog appointment={slipOf} onClose={() => setSlipOf(null)} />}
    </>
  );
}
