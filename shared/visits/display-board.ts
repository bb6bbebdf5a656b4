import { z } from 'zod';
import { Section } from '../association/section.ts';
import { Ticket, type Visit } from './visit.ts';

/*
 * What the display in the waiting room is told. It is a shape of its own, so that nothing about a person has a place in
 * it: no name, no service, no record's id (users of comparable displays miss what was called last; see domain rules).
 */

/** A number that was called, where to, and how often: the same number called again is another call. */
const CalledNumber = z.strictObject({
  ticket: Ticket,
  /** Where to, as it is written there. */
  counter: z.string().max(80),
  calls: z.int().min(1).max(99),
});
export type CalledNumber = z.infer<typeof CalledNumber>;

export const DisplayBoard = z.strictObject({
  title: z.string().max(120),
  note: z.string().max(120),
  chime: z.boolean(),
  sections: z.array(Section),
  /** Called and not yet there, the last one first. */
  now: CalledNumber.nullable(),
  /** Called before that, the last one first. */
  earlier: z.array(CalledNumber).max(4),
  waiting: z.int().min(0),
});
export type DisplayBoard = z.infer<typeof DisplayBoard>;

/** As many earlier calls as the display shows. */
const EARLIER = 4;

/** The last call and the four before it. Whoever was called by mistake and waits again is on it no more. */
export function calledNumbers(
  visits: readonly Pick<Visit, 'ticket' | 'calledAt' | 'calledFrom' | 'calls'>[],
  counterOf: (deskCode: string) => string,
): Pick<DisplayBoard, 'now' | 'earlier'> {
  const called = visits
    .flatMap(({ ticket, calledAt, calledFrom, calls }) =>
      calledAt === null || calledFrom === null || calls === 0 ? [] : [{ ticket, calledAt, calledFrom, calls }],
    )
    .toSorted((one, other) => Date.parse(other.calledAt) - Date.parse(one.calledAt))
    .slice(0, EARLIER + 1)
    .map(({ ticket, calledFrom, calls }): CalledNumber => ({ ticket, counter: counterOf(calledFrom), calls }));
  return { now: called[0] ?? null, earlier: called.slice(1) };
}
