import { riyadhDate } from '../../kernel/riyadh-time.ts';
import { compareTexts } from '../../kernel/text-order.ts';
import { addWorkingDays } from '../../kernel/working-days.ts';
import type { RequestEvent } from '../request-event.ts';
import { isOpen, type RequestState } from '../request-state.ts';
import type { TrackPolicy, TrackStep } from './tracks-document.ts';

type Step = Pick<RequestEvent, 'from' | 'to' | 'at'>;

/** Since when a request stands where it stands: since its last step, or since it was received. ISO instant. */
export function standsSince(
  history: readonly Pick<RequestEvent, 'at' | 'to'>[],
  state: RequestState,
  receivedAt: string,
): string {
  const last = history.filter(({ to }) => to === state).map(({ at }) => at);
  return last.toSorted().at(-1) ?? receivedAt;
}

/** The working day by whose end the present step is owed, ISO; null where the step has no term or nothing is owed. */
export function dueDay(
  policy: TrackPolicy,
  state: RequestState,
  since: string,
  holidays: readonly string[],
): string | null {
  const step = policy.steps.find(({ states }) => states.includes(state));
  if (!step || step.days === null || !isOpen(state)) return null;
  return addWorkingDays(riyadhDate(since), step.days, holidays);
}

/** A station on the way, as a stepper draws it. */
export interface Station {
  readonly step: TrackStep;
  readonly standing: 'done' | 'now' | 'next';
  /** When the request came here, ISO instant; null where it has not been. */
  readonly reachedAt: string | null;
}

/**
 * The stations of a request's way. Where it has left the way (incomplete, missed, rejected …) the last station it
 * reached is the present one while it is open, and is done once it has ended.
 */
export function stations(
  policy: TrackPolicy,
  request: { readonly state: RequestState; readonly receivedAt: string },
  history: readonly Step[],
): Station[] {
  const reached = new Map<RequestState, string>([['NEW', request.receivedAt]]);
  for (const { to, at } of history.toSorted((a, b) => compareTexts(a.at, b.at))) reached.set(to, at);
  const reachedAt = ({ states }: TrackStep): string | null =>
    states.flatMap((state) => reached.get(state) ?? []).toSorted()[0] ?? null;
  const { steps } = policy;
  const here = steps.findIndex(({ states }) => states.includes(request.state));
  const present =
    here >= 0
      ? here
      : Math.max(
          0,
          steps.findLastIndex((step) => reachedAt(step) !== null),
        );
  const isOver = !isOpen(request.state);
  return steps.map((step, index) => ({
    step,
    standing: index < present || (index === present && isOver) ? 'done' : index === present ? 'now' : 'next',
    reachedAt: index <= present ? reachedAt(step) : null,
  }));
}
