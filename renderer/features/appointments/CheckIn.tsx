import { UserX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Appointment } from '../../data/records/appointments-repository.ts';
import { isMissed } from '#shared/appointments/appointment-machine.ts';
import { ticketDigits } from '#shared/visits/visit.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk, useMay } from '../../desk/session/desk-context.ts';
import { useNow } from '../../desk/clock/use-now.ts';
import { useToday } from '../../desk/clock/use-today.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { printTicketOfArrival } from '../../papers/print-ticket.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { SearchField } from '../../ui/fields/SearchField.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { referenceIn } from './scanned-reference.ts';
import { useAppointmentFault } from './use-appointment-fault.ts';

/** Takes the number of a slip, typed or from a scanner, and marks its visitor as arrived; sweeps those who never came. */
export function CheckIn({ onFound }: { readonly onFound: (appointment: Appointment) => void }) {
  const { t } = useTranslation('appointments');
  const format = useFormat();
  const toasts = useToasts();
  const may = useMay();
  const today = useToday();
  const now = useNow();
  const faultOf = useAppointmentFault();
  const desk = useDesk();
  const { appointments, visits } = desk;
  const [typed, setTyped] = useState('');
  const missed = useLive(
    async () => (await appointments.onDay(today)).filter((each) => isMissed(each, now)).length,
    [appointments, today, now],
  );
  if (!may('appointment.book')) return null;

  const arrive = async (text: string) => {
    const ofToday = (await appointments.onDay(today)).filter(({ state }) => state !== 'CANCELLED');
    const scanned = ofToday.find(({ id }) => id === text.trim());
    const reference = referenceIn(text);
    if (!scanned && !reference) return toasts.show({ text: t('checkIn.noNumber'), tone: 'bad' });
    const named = ofToday.filter(({ referenceNumber }) => referenceNumber === reference);
    const expected = scanned ?? named.find(({ state }) => state === 'BOOKED') ?? named[0];
    if (!expected) return toasts.show({ text: t('checkIn.notToday'), tone: 'bad' });
    try {
      await appointments.act(expected, { kind: 'arrive' });
      const visit = (await visits.onDay(today)).findLast((each) => each.appointment?.id === expected.id);
      const ticket = visit ? `${visit.ticket.letter} ${ticketDigits(visit.ticket)}` : '';
      toasts.show({ text: t('checkIn.done', { time: format.time(expected.startsAt), ticket }), tone: 'ok' });
      setTyped('');
      onFound(expected);
      const delivery = visit ? await printTicketOfArrival(desk, visit, t) : null;
      if (delivery?.kind === 'failed') toasts.show({ text: delivery.text, tone: 'bad' });
    } catch (error) {
      toasts.show({ text: faultOf(error), tone: 'bad' });
    }
  };
  const sweep = async () => {
    try {
      const count = await appointments.sweepMissed();
      toasts.show({ text: t('sweep.done', { count, n: format.count(count) }), tone: 'ok' });
    } catch (error) {
      toasts.show({ text: faultOf(error), tone: 'bad' });
    }
  };
  return (
    <Card aria-label={t('checkIn.label')}>
      <SearchField
        label={t('checkIn.label')}
        placeholder={t('checkIn.placeholder')}
        legend="Slash"
        value={typed}
        onChange={setTyped}
        onSubmit={(text) => void arrive(text)}
        maxLength={400}
      />
      {missed !== undefined && missed > 0 && (
        <Button size="sm" icon={UserX} onPress={() => void sweep()}>
          {t('sweep.action', { count: missed, n: format.count(missed) })}
        </Button>
      )}
    </Card>
  );
}
