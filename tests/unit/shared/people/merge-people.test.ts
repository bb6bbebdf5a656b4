import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  flagsOfAll,
  lateFacts,
  mergeableFields,
  mergedFacts,
  proposedChoices,
  survivorOf,
  type MergeChoices,
  type MergeableFacts,
} from '#shared/people/merge-people.ts';
import { Gender, IdType, PersonFlag } from '#shared/people/person.ts';
import { aPerson } from '#tests/builders/records.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
const anyAliases = fc.array(fc.record({ from: fc.constantFrom(...ids), to: fc.constantFrom(...ids, null) }), {
  maxLength: 30,
});

const anyFacts: fc.Arbitrary<MergeableFacts> = fc.record({
  name: fc.constantFrom('', 'أحمد الأحمري', 'نورة الشهري'),
  gender: fc.constantFrom(...Gender.options),
  idType: fc.constantFrom(...IdType.options),
  idNumber: fc.constantFrom('', '1012345672', '2123456788'),
  villageId: fc.constantFrom(null, 'x', 'y'),
  birth: fc.constantFrom(null, { date: '1990-01-01', calendar: 'GREGORIAN' as const, precision: 'YEAR' as const }),
  flags: fc.subarray(PersonFlag.options),
});
const anyChoices: fc.Arbitrary<MergeChoices> = fc.record(
  Object.fromEntries(mergeableFields.map((field) => [field, fc.constantFrom('survivor', 'merged')])) as Record<
    (typeof mergeableFields)[number],
    fc.Arbitrary<'survivor' | 'merged'>
  >,
);

/** Whatever desks merged and took back, one after another as the server took it. */
const aliasesAfter = (steps: readonly { from: string; to: string | null }[]): Map<string, string | null> =>
  new Map(steps.map(({ from, to }) => [from, to]));

test('after any merges, rings and undoings, everybody has one survivor, who stands for himself', () => {
  fc.assert(
    fc.property(anyAliases, (steps) => {
      const aliases = aliasesAfter(steps);
      const aliasOf = (id: string) => aliases.get(id) ?? null;
      for (const id of ids) {
        const survivor = survivorOf(id, aliasOf);
        expect(survivorOf(survivor, aliasOf)).toBe(survivor);
        const next = aliasOf(id);
        if (next !== null) expect(survivorOf(next, aliasOf)).toBe(survivor);
      }
    }),
  );
});

test('merges of different people, in whatever order they arrive, end alike', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1 }),
      fc.infiniteStream(fc.nat()),
      (from, order) => {
        const steps = from.map((id, index) => ({
          from: id,
          to: ids[(ids.indexOf(id) + index + 1) % ids.length] ?? null,
        }));
        const shuffled = [...steps].sort(() => ((order.next().value ?? 0) % 2 === 0 ? -1 : 1));
        const [one, other] = [aliasesAfter(steps), aliasesAfter(shuffled)];
        for (const id of ids)
          expect(survivorOf(id, (each) => one.get(each) ?? null)).toBe(
            survivorOf(id, (each) => other.get(each) ?? null),
          );
      },
    ),
  );
});

test('two desks that merged the same two the other way round agree on the older record', () => {
  const ring: Record<string, string> = { b: 'a', a: 'b', c: 'b' };
  expect(ids.slice(0, 3).map((id) => survivorOf(id, (each) => ring[each] ?? null))).toEqual(['a', 'a', 'a']);
});

test('every value of the one person is a value of one of the two, and no protection is ever lost', () => {
  fc.assert(
    fc.property(anyFacts, anyFacts, anyChoices, (survivor, merged, choices) => {
      const one = mergedFacts(survivor, merged, choices);
      for (const field of mergeableFields)
        expect(one[field]).toEqual((choices[field] === 'merged' ? merged : survivor)[field]);
      for (const flag of [...survivor.flags, ...merged.flags]) expect(one.flags).toContain(flag);
    }),
  );
});

test('left alone, the choice loses nothing that only one of them knew', () => {
  fc.assert(
    fc.property(anyFacts, anyFacts, (survivor, merged) => {
      const one = mergedFacts(survivor, merged, proposedChoices(survivor, merged));
      for (const field of ['name', 'idNumber', 'villageId', 'birth'] as const)
        if (survivor[field] !== null && survivor[field] !== '') expect(one[field]).toEqual(survivor[field]);
        else expect(one[field]).toEqual(merged[field] || survivor[field]);
    }),
  );
});

test('whatever is given to a merged record later is on the survivor’s card or named as late: nothing is lost', () => {
  fc.assert(
    fc.property(anyFacts, fc.array(fc.tuple(anyFacts, anyFacts), { maxLength: 3 }), (survivor, records) => {
      const merged = records.map(([seen, now], index) => ({ id: ids[index] ?? '', seen, now }));
      const late = lateFacts(survivor, merged);
      expect(lateFacts(survivor, merged.toReversed())).toEqual(late);
      for (const { id, seen, now } of merged)
        for (const field of mergeableFields) {
          const isKnown = JSON.stringify(now[field]) === JSON.stringify(seen[field]);
          const isShown = JSON.stringify(now[field]) === JSON.stringify(survivor[field]);
          const isNamed = late.some((each) => each.personId === id && each.field === field);
          expect(isNamed).toBe(!isKnown && !isShown);
        }
    }),
  );
});

test('a protection that is given to a merged record later protects the survivor', () => {
  expect(flagsOfAll(aPerson({ flags: ['MINOR'] }), [aPerson({ flags: ['DO_NOT_DISCLOSE'] })])).toEqual([
    'DO_NOT_DISCLOSE',
    'MINOR',
  ]);
});
