import { err, ok, type Result } from '../../kernel/result.ts';
import type { RequestState } from '../request-state.ts';
import { guards, type GuardName } from './guards.ts';
import type { TrackCommand } from './track-command.ts';
import type { TrackFacts } from './track-facts.ts';
import type { TrackPolicy } from './tracks-document.ts';

/** One way from state to state. All its guards must hold. */
export interface Transition {
  readonly command: TrackCommand;
  readonly from: readonly RequestState[];
  readonly to: RequestState;
  readonly guards?: readonly GuardName[];
  /** Whoever takes it says why. */
  readonly needsReason?: true;
  /** Only in tracks that run the exam, or only in those that do not. */
  readonly exam?: 'with' | 'without';
}

/** The state machine of one request type: nothing but its ways. */
export type Track = readonly Transition[];

/** What somebody wants to do with a request. */
export interface Order {
  readonly command: TrackCommand;
  readonly reason?: string;
}

/** A request on its way from one state to the next. */
export interface Change {
  readonly command: TrackCommand;
  readonly from: RequestState;
  readonly to: RequestState;
  readonly reason: string;
}

/** Why not: no such way from here, a guard by its name, or a reason that is owed. The request stays as it is. */
export type Refusal =
  | { readonly kind: 'no-way' }
  | { readonly kind: 'guard'; readonly guard: GuardName }
  | { readonly kind: 'reason-missing' };

/** Decides whether the order may be carried out now. Pure: the same facts, order and policy give the same answer. */
export function decide(track: Track, facts: TrackFacts, order: Order, policy: TrackPolicy): Result<Change, Refusal> {
  const way = waysFrom(track, facts.state, policy).find(({ command }) => command === order.command);
  if (!way) return err({ kind: 'no-way' });
  const guard = way.guards?.find((name) => !guards[name](facts, policy));
  if (guard !== undefined) return err({ kind: 'guard', guard });
  const reason = order.reason?.trim() ?? '';
  if (way.needsReason && reason === '') return err({ kind: 'reason-missing' });
  return ok({ command: way.command, from: facts.state, to: way.to, reason });
}

/** What can be asked for in a state, and what stands in the way of it. */
export interface Choice {
  readonly command: TrackCommand;
  readonly to: RequestState;
  readonly needsReason: boolean;
  /** The guard that fails; null where the way is free. */
  readonly guard: GuardName | null;
}

/** Every way out of the present state, for a screen to offer or to say why not. */
export const choices = (track: Track, facts: TrackFacts, policy: TrackPolicy): Choice[] =>
  waysFrom(track, facts.state, policy).map((way) => ({
    command: way.command,
    to: way.to,
    needsReason: way.needsReason === true,
    guard: way.guards?.find((name) => !guards[name](facts, policy)) ?? null,
  }));

const waysFrom = (track: Track, state: RequestState, { hasExam }: TrackPolicy): Track =>
  track.filter(({ from, exam }) => from.includes(state) && (exam === undefined || (exam === 'with') === hasExam));
