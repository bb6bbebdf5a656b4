import { z } from 'zod';
import { Section } from '../association/section.ts';
import { addDays } from '../kernel/iso-date.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { riyadhDate } from '../kernel/riyadh-time.ts';

/*
 * What somebody asks about his own data (Personal Data Protection Law, M/19 of 1443, articles 4 and 21): to be given it,
 * to have it put right, to be forgotten. Each is answered within days that the association has set, or refused with a
 * reason that he is told.
 *
 *   OPEN ──► ANSWERED
 *     └────► REFUSED [reason]
 */

export const SubjectRequestKind = z.enum(['ACCESS', 'CORRECTION', 'ERASURE']);
export type SubjectRequestKind = z.infer<typeof SubjectRequestKind>;

/** The longest that is kept of what was asked, and of why it was refused. */
export const LONGEST_SAID = 600;

const Said = z.string().max(LONGEST_SAID);

export const SubjectRequest = z.strictObject({
  section: Section,
  personId: z.string().max(64),
  kind: SubjectRequestKind,
  /** What is to be put right; empty where nothing has to be said. */
  asked: Said,
  receivedAt: z.iso.datetime(),
  /** The last day on which it is answered in time, Riyadh. */
  dueOn: z.iso.date(),
  takenBy: z.string().max(64),
  state: z.enum(['OPEN', 'ANSWERED', 'REFUSED']),
  /** Why it was refused, in the words that he is told; else empty. */
  reason: Said,
  closedAt: z.iso.datetime().nullable(),
  closedBy: z.string().max(64).nullable(),
});
export type SubjectRequest = z.infer<typeof SubjectRequest>;

/** How a request ends. */
export type SubjectAnswer = { readonly kind: 'answer' } | { readonly kind: 'refuse'; readonly reason: string };

/** Why it does not end so. */
export type SubjectObstacle = 'closed-already' | 'reason-missing';

/** The last day on which a request that came in now is answered in time. */
export const dueDay = (receivedAt: string, days: number): string => addDays(riyadhDate(receivedAt), days);

/** True once the day is over and nobody has answered. */
export const isOverdue = ({ state, dueOn }: Pick<SubjectRequest, 'state' | 'dueOn'>, today: string): boolean =>
  state === 'OPEN' && dueOn < today;

/** What ending a request changes. Refused without a reason, nobody would know why. */
export function answerRequest(
  { state }: Pick<SubjectRequest, 'state'>,
  answer: SubjectAnswer,
  { by, at }: { readonly by: string; readonly at: string },
): Result<Pick<SubjectRequest, 'state' | 'reason' | 'closedAt' | 'closedBy'>, SubjectObstacle> {
  if (state !== 'OPEN') return err('closed-already');
  const reason = answer.kind === 'refuse' ? answer.reason.trim() : '';
  if (answer.kind === 'refuse' && reason === '') return err('reason-missing');
  return ok({ state: answer.kind === 'refuse' ? 'REFUSED' : 'ANSWERED', reason, closedAt: at, closedBy: by });
}
