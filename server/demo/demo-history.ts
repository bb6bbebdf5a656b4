import type { RequestType } from '#shared/association/settings.ts';
import { addDays } from '#shared/kernel/iso-date.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { isCase } from '#shared/requests/is-case.ts';
import type { RequestEvent } from '#shared/requests/request-event.ts';
import type { RequestState } from '#shared/requests/request-state.ts';
import type { Transition } from '#shared/requests/tracks/track.ts';
import type { TrackCommand } from '#shared/requests/tracks/track-command.ts';
import { tracks } from '#shared/requests/tracks/tracks.ts';
import type { DemoContext } from './demo-context.ts';
import { instantWithin, nextWorkingDay, officeHours } from './demo-office-hours.ts';
import type { DraftRequest } from './demo-requests.ts';

/** A step that a request of the demonstration took. */
export type DemoStep = Pick<RequestEvent, 'command' | 'from' | 'to' | 'reason' | 'at'>;

/** Where the usual way of a track does not lead along the shortest one. */
const detours: Partial<Record<RequestType, Partial<Record<RequestState, readonly RequestState[]>>>> = {
  RECONCILIATION: {
    FOLLOW_UP: ['SEPARATE_B', 'RECONCILED', 'FOLLOW_UP'],
    CLOSED: ['SEPARATE_B', 'RECONCILED', 'CLOSED'],
  },
  REGISTRATION: { UNREACHABLE: ['TRANSFERRED', 'UNREACHABLE'], REJECTED: ['SCREENING', 'REJECTED'] },
  VOLUNTEER: { LEFT: ['LISTED', 'LEFT'] },
};

const reasons: Partial<Record<TrackCommand, string>> = {
  REJECT: 'لم تنطبق شروط الخدمة على الطلب.',
  DECIDE: 'اعتماد توصية اللجنة.',
  DECLINE: 'لا تتسع الميزانية لذلك هذا العام.',
  GIVE_UP: 'تعذّر اتفاق الطرفين.',
};

/** How a request came to stand where it stands, along its track and not after `now`. */
export function historyOf(base: DemoContext, { id, fields }: DraftRequest, state: RequestState): DemoStep[] {
  const random = base.random.fork(`history ${id}`);
  const stops = detours[fields.type]?.[state] ?? [state];
  const ways = stops.reduce<{ at: RequestState; ways: readonly Transition[] }>(
    (done, stop) => ({ at: stop, ways: [...done.ways, ...shortestWay(fields.type, done.at, stop)] }),
    { at: 'NEW', ways: [] },
  ).ways;
  const times = timesFor({ ...base, random }, fields.receivedAt, ways.length);
  let from: RequestState = 'NEW';
  return ways.map(({ command, to, needsReason }, index): DemoStep => {
    const step = {
      command,
      from,
      to,
      reason: needsReason ? (reasons[command] ?? '') : '',
      at: times[index] ?? base.now,
    };
    from = to;
    return step;
  });
}

/** The fewest steps from one state to another; the demonstration runs no exam in the administrative track. */
function shortestWay(type: RequestType, from: RequestState, to: RequestState): readonly Transition[] {
  let ends: { readonly at: RequestState; readonly ways: readonly Transition[] }[] = [{ at: from, ways: [] }];
  const seen = new Set<RequestState>([from]);
  while (ends.length > 0) {
    const there = ends.find(({ at }) => at === to);
    if (there) return there.ways;
    ends = ends.flatMap(({ at, ways }) =>
      tracks[type]
        .filter((way) => way.command !== 'REOPEN' && way.exam !== 'with' && way.from.includes(at) && !seen.has(way.to))
        .map((way) => {
          seen.add(way.to);
          return { at: way.to, ways: [...ways, way] };
        }),
    );
  }
  throw new Error(`No way of ${type} leads from ${from} to ${to}`);
}

/** Rising instants after the request was received: in office hours where there is still room for them. */
function timesFor({ random, association, now }: DemoContext, receivedAt: string, count: number): string[] {
  const times: string[] = [];
  let last = receivedAt;
  let date = riyadhDate(receivedAt);
  for (let index = 0; index < count; index += 1) {
    const left = (Date.parse(now) - Date.parse(last)) / (count - index + 1);
    date = nextWorkingDay(association, addDays(date, random.integer(0, 1)));
    const hours = officeHours(association, date);
    const wished = hours ? instantWithin(random, date, hours) : last;
    const isPossible = wished > last && Date.parse(wished) <= Date.parse(last) + left * 1.8 && wished < now;
    last = isPossible ? wished : new Date(Math.floor(Date.parse(last) + Math.min(left, 3_600_000))).toISOString();
    date = riyadhDate(last);
    times.push(last);
  }
  return times;
}

/** The history's records. */
export const eventFields = ({ deskCode }: DemoContext, { id, fields }: DraftRequest, step: DemoStep): RequestEvent => ({
  section: fields.section,
  isCase: isCase(fields.type),
  requestId: id,
  ...step,
  by: 'desk',
  deskCode,
});
