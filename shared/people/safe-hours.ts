import { foldDigits } from '../kernel/digits.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { SafeHours } from './contact-point.ts';

export type SafeHoursRefusal =
  { readonly kind: 'not-a-time'; readonly field: 'from' | 'to' } | { readonly kind: 'wrong-order' };

/** Reads the two ends of safe hours as they are typed: «10», «10:30», «4 م», «١٦:٠٠». */
export function readSafeHours(from: string, to: string): Result<SafeHours, SafeHoursRefusal> {
  const [begin, end] = [minuteOf(from), minuteOf(to)];
  if (begin === null) return err({ kind: 'not-a-time', field: 'from' });
  if (end === null) return err({ kind: 'not-a-time', field: 'to' });
  return begin < end ? ok({ from: begin, to: end }) : err({ kind: 'wrong-order' });
}

/** A minute of the day as the form shows it, «10:30». */
export const typedMinute = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

function minuteOf(typed: string): number | null {
  const [, hours = '', minutes = '0', half = ''] =
    /^\s*(\d{1,2})(?::(\d{2}))?\s*(ص|م|am|pm)?\s*$/i.exec(foldDigits(typed)) ?? [];
  if (hours === '' || Number(minutes) > 59) return null;
  const isHalved = half !== '';
  if (isHalved && (Number(hours) < 1 || Number(hours) > 12)) return null;
  const afternoon = /م|pm/i.test(half) ? 12 : 0;
  const hour = isHalved ? (Number(hours) % 12) + afternoon : Number(hours);
  const minute = hour * 60 + Number(minutes);
  return minute <= 24 * 60 ? minute : null;
}
