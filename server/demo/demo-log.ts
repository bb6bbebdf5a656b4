import { addDays } from '#shared/kernel/iso-date.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { isCase } from '#shared/requests/is-case.ts';
import { isOpen, type RequestState } from '#shared/requests/request-state.ts';
import type { PlannedOperation } from '#shared/sync/operation.ts';
import type { DemoBooking } from './demo-appointments.ts';
import { createOperation, type DemoContext } from './demo-context.ts';
import { appointmentNotes, closingNotes, commonNotes, progressNotes } from './demo-notes.ts';
import { instantWithin, nextWorkingDay, officeHours, secondsAfter } from './demo-office-hours.ts';
import type { DraftRequest } from './demo-requests.ts';

interface LogLine {
  readonly at: string;
  readonly body: string;
}

/** What was written in a request's log after it was taken: nothing for many, a few lines for those that took days. */
export function logOfRequest(
  context: DemoContext,
  request: DraftRequest,
  state: RequestState,
  booking: DemoBooking | undefined,
): PlannedOperation[] {
  // What is said in a case is said in its own notes.
  if (isCase(request.fields.type)) return [];
  const running = progressLines(context, request, state);
  const met = booking ? appointmentLines(booking) : [];
  const lines = [...running, ...met].toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
  const all = [...lines, ...closingLines(context, request, state, lines.at(-1)?.at ?? null)];
  return all
    .filter(({ at }) => Date.parse(at) <= Date.parse(context.now))
    .map((line) => noteOperation(context, request, line));
}

function progressLines({ random, association }: DemoContext, { fields }: DraftRequest, state: RequestState): LogLine[] {
  if (state === 'NEW' || !random.chance(0.3)) return [];
  const bodies = random
    .shuffle([...progressNotes[fields.type], random.pick(commonNotes)])
    .slice(0, random.integer(1, 3));
  let date = riyadhDate(fields.receivedAt);
  return bodies.map((body, index) => {
    // The first line follows within the hour where the desk stands open, the rest in the days after.
    if (index === 0 && fields.channel === 'WALK_IN')
      return { at: secondsAfter(fields.receivedAt, random.integer(120, 2400)), body };
    date = nextWorkingDay(association, date);
    return { at: withinOfficeHours({ random, association }, date), body };
  });
}

function appointmentLines({ slot, state }: DemoBooking): LogLine[] {
  if (state === 'DONE') return [{ at: secondsAfter(slot.endsAt, 300), body: appointmentNotes.DONE }];
  if (state === 'NO_SHOW') return [{ at: secondsAfter(slot.endsAt, 60), body: appointmentNotes.NO_SHOW }];
  return [];
}

function closingLines(
  { random, association }: DemoContext,
  { fields }: DraftRequest,
  state: RequestState,
  lastAt: string | null,
): LogLine[] {
  if (isOpen(state) || !(lastAt || random.chance(0.15))) return [];
  const body = random.pick(closingNotes[state === 'ANSWERED' || state === 'WITHDRAWN' ? state : 'CLOSED']);
  if (!lastAt && state === 'ANSWERED') return [{ at: secondsAfter(fields.receivedAt, random.integer(60, 600)), body }];
  const date = nextWorkingDay(association, addDays(riyadhDate(lastAt ?? fields.receivedAt), random.integer(0, 2)));
  return [{ at: withinOfficeHours({ random, association }, date), body }];
}

function withinOfficeHours({ random, association }: Pick<DemoContext, 'random' | 'association'>, date: string): string {
  return instantWithin(random, date, officeHours(association, date) ?? { from: 540, to: 780 });
}

function noteOperation(
  { newId, deskCode }: DemoContext,
  { id, fields }: DraftRequest,
  { at, body }: LogLine,
): PlannedOperation {
  return createOperation(
    'notes',
    newId(at),
    { section: fields.section, requestId: id, body, writtenAt: at, deskCode },
    at,
  );
}
