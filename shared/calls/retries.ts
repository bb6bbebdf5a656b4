import { riyadhDate } from '../kernel/riyadh-time.ts';
import { compareTexts } from '../kernel/text-order.ts';
import type { Call } from './call.ts';
import { isWithTheSame } from './callbacks.ts';

/**
 * Calls made in vain that are to be tried again, the oldest first: the last word between the two, on an earlier day, as
 * attempts count by days. `day` is a Riyadh day, ISO.
 */
export function openRetries<Logged extends Call>(calls: readonly Logged[], day: string): Logged[] {
  return calls
    .filter(({ direction, outcome }) => direction === 'OUT' && (outcome === 'NO_ANSWER' || outcome === 'BUSY'))
    .filter((call) => riyadhDate(call.at) < day)
    .filter((call) => !calls.some((other) => other !== call && isWithTheSame(call, other) && outdates(other, call)))
    .sort((a, b) => compareTexts(a.at, b.at));
}

/** What came later, and a call-back that stands: it is a task of its own. */
const outdates = (other: Call, call: Call): boolean => other.at > call.at || other.outcome === 'CALLBACK';
