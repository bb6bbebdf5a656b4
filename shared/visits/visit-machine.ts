import { riyadhDate } from '../kernel/riyadh-time.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Visit, VisitState } from './visit.ts';

/*
 *   WAITING ──call──► CALLED ──serve──► SERVING ──finish──► SERVED
 *      ▲ │             │  ▲  ╲
 *      │ │             │  │   ╲miss
 *      │ │             │  └call ► NO_ANSWER          (called again; came after all)
 *      └─┼───return────┘               │
 *        └──────────leave──► LEFT ◄────┘
 *
 * Whoever steps up without being called is served from where he waits (serve), and whoever was served in another room is
 * through (finish). A visit is of one day: nothing is done to it on another.
 */

/** What can be done to a visit. Whoever calls or serves says from which desk. */
export type VisitCommand =
  | { readonly kind: 'call' | 'serve'; readonly from: string }
  | { readonly kind: 'finish' | 'miss' | 'return' | 'leave' };

export type VisitRefusal =
  /** There is no such way from the state it is in. */
  | 'not-from-here'
  /** He came on another day. */
  | 'not-today';

/** A visitor who does not come at this many calls is not in the house. */
const MOST_CALLS = 99;

const ways: Readonly<Record<VisitCommand['kind'], readonly [from: readonly VisitState[], to: VisitState]>> = {
  call: [['WAITING', 'CALLED', 'NO_ANSWER'], 'CALLED'],
  serve: [['WAITING', 'CALLED', 'NO_ANSWER'], 'SERVING'],
  finish: [['WAITING', 'CALLED', 'SERVING'], 'SERVED'],
  miss: [['CALLED'], 'NO_ANSWER'],
  return: [['CALLED', 'SERVING'], 'WAITING'],
  leave: [['WAITING', 'CALLED', 'NO_ANSWER'], 'LEFT'],
};

/** What a command changes of the visit, or why it may not be; the visit itself is never touched. */
export function decideVisit(
  visit: Visit,
  command: VisitCommand,
  now: string,
): Result<Pick<Visit, 'state'> & Partial<Visit>, VisitRefusal> {
  const [from, state] = ways[command.kind];
  if (!from.includes(visit.state)) return err('not-from-here');
  if (riyadhDate(now) !== riyadhDate(visit.arrivedAt)) return err('not-today');
  switch (command.kind) {
    case 'call':
      return ok({
        state,
        calledAt: now,
        calledFrom: command.from,
        calls: Math.min(visit.calls + 1, MOST_CALLS),
        leftAt: null,
      });
    case 'serve':
      return ok({ state, servedAt: now, calledAt: visit.calledAt ?? now, calledFrom: command.from, leftAt: null });
    case 'return':
      return ok({ state, calledAt: null, calledFrom: null, servedAt: null });
    case 'finish':
      return ok({ state, calledAt: visit.calledAt ?? now, servedAt: visit.servedAt ?? now, leftAt: now });
    case 'miss':
    case 'leave':
      return ok({ state, leftAt: now });
  }
}

/** The state that a step leads to, whoever takes it. */
export const stateAfterStep = (kind: VisitCommand['kind']): VisitState => ways[kind][1];
