import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { formatReference } from '#shared/requests/reference-number.ts';
import { hijriYearOf } from './demo-person-facts.ts';

/** Something that gets a number on the day it is made. */
interface Numbered {
  readonly id: string;
  readonly at: string;
}

/**
 * Numbers everything one desk made, by id: one series for requests and certificates, rising with time, beginning again
 * at 1 with each Hijri year.
 */
export function numberInOrder(deskCode: string, made: readonly Numbered[]): ReadonlyMap<string, string> {
  const counters = new Map<number, number>();
  const inOrder = made.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
  return new Map(
    inOrder.map(({ id, at }) => {
      const year = hijriYearOf(riyadhDate(at));
      const counter = (counters.get(year) ?? 0) + 1;
      counters.set(year, counter);
      return [id, formatReference({ year, desk: Number(deskCode), counter })];
    }),
  );
}

/** The number given to an id; that there is none would be a bug. */
export function numberOf(numbers: ReadonlyMap<string, string>, id: string): string {
  const number = numbers.get(id);
  if (number === undefined) throw new Error(`Nothing was numbered under ${id}`);
  return number;
}
