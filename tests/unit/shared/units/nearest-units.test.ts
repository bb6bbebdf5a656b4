import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearestUnits } from '#shared/units/nearest-units.ts';
import type { Unit } from '#shared/units/unit.ts';

const aUnit = (id: string, villageId: string, facts: Partial<Unit> = {}): Unit => ({
  id,
  kind: 'circle',
  name: id,
  section: 'MEN',
  villageId,
  capacity: 2,
  taken: 0,
  addressee: '',
  phone: '',
  hours: '',
  ...facts,
});
const road = (villageId: string, minutes: number) => ({ villageId, minutes, kilometres: minutes });
const villages = [
  { id: 'a', name: 'أ', neighbours: [road('b', 30), road('c', 10)] },
  { id: 'b', name: 'ب' },
  { id: 'c', name: 'ج', neighbours: [road('b', 10)] },
  { id: 'island', name: 'د' },
];
const units = [
  aUnit('far', 'island'),
  aUnit('b-unit', 'b'),
  aUnit('c-unit', 'c'),
  aUnit('hers', 'a', { section: 'WOMEN' }),
];
const ranked = (
  referrals: { unitId: string; state: 'SENT' | 'CONFIRMED' | 'DECLINED' }[],
  villageId: string | null = 'a',
) => nearestUnits({ section: 'MEN', villageId, units, villages, referrals });

test('the nearest of the section comes first, over the shortest roads in either direction; an unknown road comes last', () => {
  expect(ranked([]).map(({ unit, distance }) => [unit.id, distance?.minutes ?? null])).toEqual([
    ['c-unit', 10],
    ['b-unit', 20],
    ['far', null],
  ]);
  expect(ranked([], 'b').map(({ unit, distance }) => [unit.id, distance?.minutes ?? null])[1]).toEqual(['c-unit', 10]);
});

test('a full unit comes after every unit with a place, and a declined referral takes none', () => {
  const sent = (state: 'SENT' | 'DECLINED') => ({ unitId: 'c-unit', state });
  expect(ranked([sent('SENT'), sent('SENT')]).map(({ unit }) => unit.id)).toEqual(['b-unit', 'far', 'c-unit']);
  expect(ranked([sent('SENT'), sent('DECLINED')]).map(({ unit }) => unit.id)).toEqual(['c-unit', 'b-unit', 'far']);
});

test('places left are what the capacity leaves, never fewer than none', () => {
  const state = fc.constantFrom('SENT' as const, 'CONFIRMED' as const, 'DECLINED' as const);
  fc.assert(
    fc.property(fc.array(fc.record({ unitId: fc.constantFrom('b-unit', 'c-unit'), state })), (referrals) => {
      for (const { unit, placesLeft } of ranked(referrals)) {
        const held = referrals.filter((one) => one.unitId === unit.id && one.state !== 'DECLINED').length;
        expect(placesLeft).toBe(held > 2 ? 0 : 2 - held);
      }
    }),
  );
});
