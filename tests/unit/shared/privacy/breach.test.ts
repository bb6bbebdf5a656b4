import { expect, test } from 'vitest';
import {
  BreachDraft,
  emptyBreach,
  knownInstant,
  LONGEST_OF_BREACH,
  missingOfBreach,
  tellBefore,
} from '#shared/privacy/breach.ts';

const whole = {
  knownOn: '2026-11-26',
  knownAt: '14:30',
  happened: 'ضاع جهاز',
  data: 'أسماء وأرقام',
  people: 12,
  measures: 'أُلغي المكتب',
};

test('the authority is told within seventy-two hours of the moment it is known, by the clock of Riyadh', () => {
  expect(knownInstant(whole)).toBe('2026-11-26T11:30:00.000Z');
  expect(tellBefore('2026-11-26T11:30:00.000Z')).toBe('2026-11-29T11:30:00.000Z');
});

test.each(['25:00', '9:30', '', '14:60'])('%j is no time of day', (knownAt) => {
  expect(knownInstant({ ...whole, knownAt })).toBeNull();
});

test('a report names what it lacks, in the order of the page', () => {
  expect(missingOfBreach(emptyBreach)).toBe('known');
  expect(missingOfBreach({ ...whole, happened: ' ' })).toBe('happened');
  expect(missingOfBreach({ ...whole, data: '' })).toBe('data');
  expect(missingOfBreach({ ...whole, people: null })).toBe('people');
  expect(missingOfBreach({ ...whole, measures: '' })).toBe('measures');
  expect(missingOfBreach({ ...whole, people: 0 })).toBeNull();
});

test('a report that is longer than the authority takes is kept while it is shortened, and not sent before', () => {
  const long = { ...whole, data: 'ا'.repeat(LONGEST_OF_BREACH.data + 1) };
  expect(BreachDraft.parse(long)).toEqual(long);
  expect(missingOfBreach(long)).toBe('shorter');
});
