import { z } from 'zod';

/** Characters of the longest text that a step keeps, and of the longest direction to somebody else. */
export const LONGEST_STEP = 4000;
export const LONGEST_DIRECTION = 200;

const Said = z.string().min(1).max(LONGEST_STEP);

/** How somebody was told, or tried to be. */
export const NoticeWay = z.enum(['PHONE', 'PAPER', 'MESSAGE']);
export type NoticeWay = z.infer<typeof NoticeWay>;

/** Why a complaint was closed; without a notice only where there is nobody to give it to. */
const ClosingReason = z.enum(['NOTIFIED', 'ANONYMOUS', 'UNREACHABLE']);
export type ClosingReason = z.infer<typeof ClosingReason>;

/** What the handler may do. There is none that carries the action taken: it has a field of its own. */
export const ComplaintCommand = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('acknowledge') }),
  z.strictObject({ kind: z.literal('clarify'), said: Said }),
  z.strictObject({ kind: z.literal('examine') }),
  z.strictObject({ kind: z.literal('find'), findings: Said }),
  z.strictObject({ kind: z.literal('decide'), decision: Said }),
  z.strictObject({ kind: z.literal('attempt'), way: NoticeWay }),
  /** Told in the association's fixed words: their version is kept, and there is no text of its own. */
  z.strictObject({ kind: z.literal('notify'), way: NoticeWay, wordingVersion: z.int().min(1) }),
  z.strictObject({ kind: z.literal('close'), reason: ClosingReason }),
  z.strictObject({ kind: z.literal('direct-elsewhere'), whereTo: z.string().min(1).max(LONGEST_DIRECTION) }),
  z.strictObject({ kind: z.literal('reopen'), because: Said }),
]);
export type ComplaintCommand = z.infer<typeof ComplaintCommand>;

/**
 * A command that was carried out. `place` counts the steps its author knew: it orders steps that were taken at two
 * desks without a network, where clocks must not.
 */
export const ComplaintStep = z.strictObject({
  command: ComplaintCommand,
  place: z.int().min(1),
  by: z.string().max(64),
  at: z.iso.datetime(),
});
export type ComplaintStep = z.infer<typeof ComplaintStep>;
