import { toHijri } from '#shared/kernel/hijri-date.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { formatReference } from '#shared/requests/reference-number.ts';
import type { NumberCounter } from '../journal/journal-entry.ts';

export interface NumberSource {
  /** The desk's next reference number: final, and unique without a network. */
  next(): string;
  /** The last number given out, for the journal. */
  given(): NumberCounter | null;
}

/**
 * Counts a desk's numbers within the Hijri year. A clock that was set back never reopens a year that is closed: the
 * later of the two years counts on.
 */
export function createNumberSource({
  deskCode,
  now,
  last,
}: {
  readonly deskCode: string;
  readonly now: () => string;
  readonly last: NumberCounter | null;
}): NumberSource {
  let current = last;
  return {
    next() {
      const today = toHijri(riyadhDate(now()));
      if (!today) throw new Error('The clock of this computer shows a year outside the Umm al-Qura calendar.');
      const continues = current !== null && current.year >= today.year;
      current =
        continues && current ? { year: current.year, counter: current.counter + 1 } : { year: today.year, counter: 1 };
      return formatReference({ year: current.year, desk: Number(deskCode), counter: current.counter });
    },
    given: () => current,
  };
}
