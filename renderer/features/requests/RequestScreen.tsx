import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearch } from 'wouter';
import { isCase } from '#shared/requests/is-case.ts';
import type { Appointment } from '../../data/records/appointments-repository.ts';
import type { Request } from '../../data/records/requests-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk, useMay } from '../../desk/session/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { RefusedHere } from '../../desk/RefusedHere.tsx';
import { useServiceLabel } from '../../desk/requests/use-service-label.ts';
import { SlipDialog } from '../../papers/SlipDialog.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import { ErrorState } from '../../ui/feedback/ErrorState.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { Columns } from '../../ui/frame/Columns.tsx';
import { BookingPanel } from './BookingPanel.tsx';
import { RequestBand } from './RequestBand.tsx';
import { RequestLog } from './RequestLog.tsx';
import { RequestWork } from './RequestWork.tsx';
import { TransferPanel } from './TransferPanel.tsx';
import { useNextAction } from './use-next-action.ts';
import { useOnTrack } from './use-on-track.ts';

/** One request: who and where it stands, what was said, its appointments, what has been done. */
export function RequestScreen({ id }: { readonly id: string }) {
  const { t } = useTranslation('requests');
  const { requests } = useDesk();
  const serviceLabel = useServiceLabel();
  const request = useLive(() => requests.byId(id), [requests, id]);
  const title = request ? serviceLabel(request.serviceId, request.servicesVersion) : t('title');
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
  const startsBooking = useSearch() === 'book';
  const { people, appointments } = useDesk();
  const may = useMay();
  const toasts = useToasts();
  const [panel, setPanel] = useState<'booking' | 'transfer' | null>(startsBooking ? 'booking' : null);
  const [slipOf, setSlipOf] = useState<Appointment | null>(null);
  const person = useLive(
    async () => (request.personId ? people.byId(request.personId) : null),
    [people, request.personId],
  );
  const booked = useLive(() => appointments.ofRequest(request.id), [appointments, request.id]);
  const mayFollow = !isCase(request.type) || may('case.read', { section: request.section });
  const track = useOnTrack(request);
  const onTrack = mayFollow ? (track ?? null) : null;
  const work = useNextAction(panel !== null || slipOf !== null, onTrack);
  const close = () => setPanel(null);

  return (
    <>
      <RequestBand request={request} person={person} onTrack={onTrack} />
      <RefusedHere table="requests" id={request.id} />
      <Columns beside="card">
        {panel === 'booking' && (
          <BookingPanel
            request={request}
            onClose={close}
            onBooked={(appointment) => {
              close();
              setSlipOf(appointment);
            }}
          />
        )}
        {panel === 'transfer' && (
          <TransferPanel
            request={request}
            person={person}
            onClose={close}
            onSent={({ unit }) => {
              close();
              toasts.show({ text: t('transfer.done', { unit: unit.name }) });
            }}
          />
        )}
        {panel === null && (
          <RequestWork
            ref={work}
            request={request}
            person={person}
            onTrack={onTrack}
            booked={booked}
            onBook={() => setPanel('booking')}
            onTransfer={() => setPanel('transfer')}
            onSlip={setSlipOf}
          />
        )}
        <Card isFilling title={t('request.log')}>
          <RequestLog request={request} onTrack={onTrack} />
        </Card>
      </Columns>
      {slipOf && <SlipDialog appointment={slipOf} onClose={() => setSlipOf(null)} />}
    </>
  );
}
