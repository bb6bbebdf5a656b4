import { riyadhDate } from '../kernel/riyadh-time.ts';
import { compareTexts } from '../kernel/text-order.ts';
import { isOpen, type RequestState } from '../requests/request-state.ts';
import type { RequestEvent } from '../requests/request-event.ts';
import type { Request } from '../requests/request.ts';
import { dueDay } from '../requests/tracks/track-progress.ts';
import type { TrackPolicy } from '../requests/tracks/tracks-document.ts';

type Step = Pick<RequestEvent, 'from' | 'to' | 'at'>;

/** Where a request stood at the end of a day, and since when; null where it had not been received by then. */
export function standingAt(
  request: Pick<Request, 'state' | 'receivedAt'>,
  history: readonly Step[],
  day: string,
): { readonly state: RequestState; readonly since: string } | null {
  if (riyadhDate(request.receivedAt) > day) return null;
  const steps = history.toSorted((a, b) => compareTexts(a.at, b.at));
  const next = steps.find(({ at }) => riyadhDate(at) > day);
  const state = next?.from ?? request.state;
  const came = steps.findLast(({ to, at }) => to === state && riyadhDate(at) <= day);
  return { state, since: came?.at ?? request.receivedAt };
}

/** True if a step was owed by a day that is over. `by` is the first day on which it counts as late. */
export function isLate(
  { state, since }: { readonly state: RequestState; readonly since: string },
  policy: TrackPolicy,
  holidays: readonly string[],
  by: string,
): boolean {
  const due = dueDay(policy, state, since, holidays);
  return due !== null && due < by;
}

/** True if a request was open before its steps of a span, and is settled after them. */
export function wasSettled(stepsInSpan: readonly Step[]): boolean {
  const steps = stepsInSpan.toSorted((a, b) => compareTexts(a.at, b.at));
  const [first] = steps;
  const last = steps.at(-1);
  return first !== undefined && last !== undefined && isOpen(first.from) && !isOpen(last.to);
}
