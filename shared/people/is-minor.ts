import type { Person } from './person.ts';

/** The longest name that is kept of the guardian who agreed for a minor. */
export const LONGEST_GUARDIAN_NAME = 120;

/** Under eighteen on a day (ISO), or marked as a minor where no birth is known. Of a year-only birth, the whole year counts. */
export function isMinorOn({ birth, flags }: Pick<Person, 'birth' | 'flags'>, day: string): boolean {
  if (!birth) return flags.includes('MINOR');
  const born = birth.precision === 'DAY' ? birth.date : `${birth.date.slice(0, 4)}-12-31`;
  const grownUpOn = `${Number(born.slice(0, 4)) + 18}${born.slice(4)}`;
  return day < grownUpOn;
}
