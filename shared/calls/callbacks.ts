import { compareTexts } from '../kernel/text-order.ts';
import { phoneKey } from '../people/phone.ts';
import type { Call } from './call.ts';

/**
 * Call-backs that nobody has made yet, the most urgent first. One is made by any later call to or from the same person
 * or number that was not again put off; a call that nobody answered is an attempt and leaves it open.
 */
export function openCallbacks<Logged extends Call>(calls: readonly Logged[]): Logged[] {
  return calls
    .filter(({ outcome, dueAt }) => outcome === 'CALLBACK' && dueAt !== null)
    .filter(
      (callback) => !calls.some((later) => later.at > callback.at && isWithTheSame(callback, later) && settles(later)),
    )
    .sort((a, b) => compareTexts(a.dueAt ?? '', b.dueAt ?? ''));
}

/** A later agreement to call takes the place of the earlier one. */
const settles = ({ outcome }: Call): boolean =>
  outcome === 'REACHED' || outcome === 'WRONG_NUMBER' || outcome === 'CALLBACK';

/** True where the two calls were with one person, or with one number. */
export function isWithTheSame(a: Call, b: Call): boolean {
  if (a.personId !== null && a.personId === b.personId) return true;
  const number = phoneKey(a.number);
  return number !== null && number === phoneKey(b.number);
}
