import type { Gender } from '#shared/people/person.ts';
import {
  clans,
  families,
  fatherNames,
  menGivenNames,
  residentFamilies,
  residentNames,
  womenGivenNames,
} from './demo-name-lists.ts';
import type { SeededRandom } from './seeded-random.ts';

/** A whole name in its careful spelling, of which a desk writes down more or less. */
export interface InventedName {
  readonly gender: Gender;
  readonly given: string;
  /** Father, grandfather, great-grandfather. */
  readonly ancestors: readonly string[];
  readonly clan: string | null;
  readonly family: string;
  readonly resident: boolean;
}

/** Invents a person's name; a resident's has no clan and is written without بن. */
export function inventName(random: SeededRandom, gender: Gender, resident: boolean): InventedName {
  const ancestors = random.shuffle(resident ? residentNames.MALE : fatherNames).slice(0, 3);
  const clan = !resident && random.chance(0.08) ? random.pick(clans) : null;
  const family = resident ? random.pick(residentFamilies) : random.weighted(families);
  return { gender, given: givenName(random, gender, resident, ancestors), ancestors, clan, family, resident };
}

/** Invents a brother or sister of the named: the same father and family. */
export function inventSibling(random: SeededRandom, name: InventedName, gender: Gender): InventedName {
  return { ...name, gender, given: givenName(random, gender, name.resident, [...name.ancestors, name.given]) };
}

function givenName(random: SeededRandom, gender: Gender, resident: boolean, taken: readonly string[]): string {
  const local = gender === 'MALE' ? menGivenNames : womenGivenNames;
  const names = resident ? residentNames[gender] : local;
  return random.pick(names.filter((name) => !taken.includes(name)));
}

/**
 * Writes the name the way one desk once heard it: three to six parts, with بن and بنت or without, عبدالله in one word
 * or two, and now and then without hamzas, with ه for ة, or with ى and ي exchanged.
 */
export function writeName(random: SeededRandom, name: InventedName): string {
  const depth = random.weighted([
    [1, 44],
    [2, 42],
    [3, 14],
  ]);
  const linked = !name.resident && random.chance(0.6);
  const chain = name.ancestors.slice(0, depth).map((ancestor, index) => {
    if (!linked) return ancestor;
    return `${index === 0 && name.gender === 'FEMALE' ? 'بنت' : 'بن'} ${ancestor}`;
  });
  const careful = [name.given, ...chain, name.clan, name.family].filter((part) => part !== null).join(' ');
  return habits.reduce((text, [share, respell]) => (random.chance(share) ? respell(text) : text), careful);
}

/** How often a habit of spelling is met, and what it does to a name. */
const habits: readonly (readonly [share: number, respell: (text: string) => string])[] = [
  [0.4, (text) => text.replaceAll(/عبدال(?=\S)/g, 'عبد ال')],
  [0.15, (text) => text.replaceAll('غرم الله', 'غرمالله')],
  [0.14, (text) => text.replaceAll(/[أإ]/g, 'ا')],
  [0.12, (text) => text.replaceAll(/ة(?= |$)/g, 'ه')],
  [0.03, (text) => text.replaceAll(/ى(?= |$)/g, 'ي')],
  [0.03, (text) => text.replaceAll(/ي(?= |$)/g, 'ى')],
];
