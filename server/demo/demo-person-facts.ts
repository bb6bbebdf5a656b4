import { toGregorian, toHijri } from '#shared/kernel/hijri-date.ts';
import type { Birth, Person } from '#shared/people/person.ts';
import type { DemoContext } from './demo-context.ts';
import { inventIdNumber } from './demo-identity.ts';
import type { SeededRandom } from './seeded-random.ts';

/** The Hijri year of a date the demonstration uses; a date outside the tables is a bug of the caller. */
export function hijriYearOf(isoDate: string): number {
  const hijri = toHijri(isoDate);
  if (!hijri) throw new RangeError(`Outside the Umm al-Qura tables: ${isoDate}`);
  return hijri.year;
}

/** What little of an identity a desk writes down: many visitors are never asked for it. */
export function inventIdentity(random: SeededRandom, resident: boolean): Pick<Person, 'idType' | 'idNumber'> {
  if (random.chance(0.45)) return { idType: 'NONE', idNumber: '' };
  const idType = resident ? 'IQAMA' : 'NATIONAL';
  return { idType, idNumber: inventIdNumber(random, idType) };
}

/** A birth of somebody so many years old, mostly known by its Hijri year alone; null where nobody asked. */
export function inventBirth({ random, today }: DemoContext, age: number): Birth | null {
  if (random.chance(0.4)) return null;
  const year = hijriYearOf(today) - age;
  return random.weighted<() => Birth>([
    // Registers write the first of Rajab, the middle of the year, where only the year is known.
    [() => ({ date: gregorian(year, 7, 1), calendar: 'HIJRI', precision: 'YEAR' }), 60],
    [
      () => ({
        date: gregorian(year, random.integer(1, 12), random.integer(1, 29)),
        calendar: 'HIJRI',
        precision: 'DAY',
      }),
      24,
    ],
    [
      () => ({
        date: gregorian(year, random.integer(1, 12), random.integer(1, 29)),
        calendar: 'GREGORIAN',
        precision: 'DAY',
      }),
      13,
    ],
    [() => ({ date: gregorian(year, random.integer(1, 12), 1), calendar: 'HIJRI', precision: 'MONTH' }), 3],
  ])();
}

/** Whom to disclose nothing about, and whom to call with care: rare, and never explained. */
export function inventFlags(random: SeededRandom, age: number): Person['flags'] {
  const flags: Person['flags'] = [];
  if (random.chance(0.012)) flags.push('DO_NOT_DISCLOSE');
  if (random.chance(0.02)) flags.push('SAFE_CONTACT_ONLY');
  if (age < 18) flags.push('MINOR');
  return flags;
}

/** Mostly between twenty and fifty, with a few of fifteen to seventeen who volunteer with their guardian's approval. */
export function inventAge(random: SeededRandom): number {
  if (random.chance(0.015)) return random.integer(15, 17);
  return 18 + Math.floor((random.next() + random.next()) * 27);
}

/** The nearest villages of the list are the ones most visitors come from. */
export function inventVillage({ random, association }: DemoContext): string | null {
  const { villages } = association.villages;
  if (villages.length === 0 || random.chance(0.2)) return null;
  return random.weighted(villages.map(({ id }, index) => [id, villages.length - index / 2]));
}

function gregorian(year: number, month: number, day: number): string {
  const date = toGregorian({ year, month, day });
  if (!date) throw new RangeError(`Outside the Umm al-Qura tables: ${year}/${month}/${day}`);
  return date;
}
