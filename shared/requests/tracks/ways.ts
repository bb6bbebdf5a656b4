import type { RequestState } from '../request-state.ts';
import type { Track, Transition } from './track.ts';

/** The ways out that every request has while it runs: the person withdraws, or a supervisor rejects it and says why. */
export const commonExits = (from: readonly RequestState[]): Track => [
  { command: 'WITHDRAW', from, to: 'WITHDRAWN' },
  { command: 'REJECT', from, to: 'REJECTED', needsReason: true },
];

/** Given up only after attempts on three different days (policy: «التواصل مع المستفيد»; domain rule T3). */
export const losingTouch = (from: readonly RequestState[]): Transition => ({
  command: 'LOSE_TOUCH',
  from,
  to: 'UNREACHABLE',
  guards: ['three-attempts'],
});

/** What was ended by mistake, or comes up again, begins again; why is written down. */
export const reopening = (from: readonly RequestState[]): Transition => ({
  command: 'REOPEN',
  from,
  to: 'NEW',
  needsReason: true,
});
