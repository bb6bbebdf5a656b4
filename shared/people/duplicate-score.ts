import { nameTokens } from '../text/name-tokens.ts';
import { looseToken, sameName } from '../text/name-keys.ts';
import type { Gender } from './person.ts';

/** What two records are compared by. */
export type DuplicateFacts = {
  readonly name: string;
  /** The id number folded, or its keyed hash; empty where unknown. */
  readonly idKey: string;
  /** E.164 numbers the person gave as his own; a spouse's or relative's number says nothing. */
  readonly ownNumbers: readonly string[];
  readonly gender: Gender;
  readonly villageId: string | null;
  /** Gregorian year; null where unknown. */
  readonly birthYear: number | null;
};

/** One reason the score rose or fell, to be shown beside it. */
export type DuplicateSign =
  | 'same-id'
  | 'same-number'
  | 'name-strict'
  | 'name-loose'
  | 'name-skeleton'
  | 'family-and-village'
  | 'birth-year'
  | 'other-gender';

export type DuplicateScore = {
  /** 0 … 1. */
  readonly score: number;
  readonly signs: readonly DuplicateSign[];
  /** strong: shown at once · possible: listed · none. No verdict ever merges two records; a person does. */
  readonly verdict: 'strong' | 'possible' | 'none';
};

/** Hundredths, so that sums are exact at the thresholds. */
const weights: Readonly<Record<DuplicateSign, number>> = {
  'same-id': 100,
  'same-number': 45,
  'name-strict': 40,
  'name-loose': 30,
  'name-skeleton': 20,
  'family-and-village': 15,
  'birth-year': 10,
  'other-gender': -50,
};

/** How likely two records are one person; rule D1 in docs/domain-rules.md. Spouses who share a phone stay apart. */
export function duplicateScore(a: DuplicateFacts, b: DuplicateFacts): DuplicateScore {
  const signs = signsOf(a, b);
  const sum = signs.includes('same-id') ? weights['same-id'] : signs.reduce((total, sign) => total + weights[sign], 0);
  const points = Math.min(100, Math.max(0, sum));
  return { score: points / 100, signs, verdict: points >= 75 ? 'strong' : points >= 50 ? 'possible' : 'none' };
}

function signsOf(a: DuplicateFacts, b: DuplicateFacts): readonly DuplicateSign[] {
  const agreement = sameName(a.name, b.name);
  const years = a.birthYear === null || b.birthYear === null ? null : Math.abs(a.birthYear - b.birthYear);
  const found: readonly (readonly [DuplicateSign, boolean])[] = [
    ['same-id', a.idKey !== '' && a.idKey === b.idKey],
    ['same-number', a.ownNumbers.some((number) => b.ownNumbers.includes(number))],
    ['name-strict', agreement === 'strict'],
    ['name-loose', agreement === 'loose'],
    ['name-skeleton', agreement === 'skeleton'],
    ['family-and-village', a.villageId !== null && a.villageId === b.villageId && sharesFirstAndFamily(a.name, b.name)],
    ['birth-year', years !== null && years <= 1],
    ['other-gender', a.gender !== b.gender],
  ];
  return found.flatMap(([sign, holds]) => (holds ? [sign] : []));
}

function sharesFirstAndFamily(a: string, b: string): boolean {
  const [left, right] = [nameTokens(a).map(looseToken), nameTokens(b).map(looseToken)];
  return left.length > 1 && right.length > 1 && left[0] === right[0] && left.at(-1) === right.at(-1);
}
