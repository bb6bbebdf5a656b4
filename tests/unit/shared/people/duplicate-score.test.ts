import fc from 'fast-check';
import { expect, test } from 'vitest';
import { duplicateScore, type DuplicateFacts } from '#shared/people/duplicate-score.ts';

const nobody: DuplicateFacts = {
  name: '',
  idKey: '',
  ownNumbers: [],
  gender: 'MALE',
  villageId: null,
  birthYear: null,
};
const ahmed = { ...nobody, name: 'أحمد بن عبد الله آل الأحمري', ownNumbers: ['+966501234567'], villageId: 'balasmar' };

const anyFacts: fc.Arbitrary<DuplicateFacts> = fc.record({
  name: fc.constantFrom('', 'أحمد الأحمري', 'احمد احمري', 'Ahmed Alahmari', 'نورة الشهري'),
  idKey: fc.constantFrom('', 'a', 'b'),
  ownNumbers: fc.subarray(['+966501234567', '+966551234567']),
  gender: fc.constantFrom('MALE', 'FEMALE' as const),
  villageId: fc.constantFrom(null, 'x', 'y'),
  birthYear: fc.constantFrom(null, 1990, 1991, 2000),
});

test('D1 the same number and the same name are shown at once', () => {
  const again = { ...nobody, name: 'احمد عبدالله الاحمري', ownNumbers: ['+966501234567'] };
  expect(duplicateScore(ahmed, again)).toEqual({
    score: 0.85,
    signs: ['same-number', 'name-strict'],
    verdict: 'strong',
  });
});

test('D1 0.45 and 0.3 make exactly the threshold', () => {
  const again = { ...nobody, name: 'احمد عبدالله احمري', ownNumbers: ['+966501234567'] };
  expect(duplicateScore(ahmed, again)).toMatchObject({ score: 0.75, verdict: 'strong' });
});

test('D1 spouses who both gave the family phone as their own stay apart', () => {
  const wife = { ...ahmed, name: 'نورة بنت سعد الشهري', gender: 'FEMALE' as const };
  expect(duplicateScore(ahmed, wife)).toMatchObject({ score: 0, verdict: 'none' });
});

test('D1 the same id outweighs everything else', () => {
  const renamed = { ...nobody, name: 'اسم آخر', idKey: '1000000008', gender: 'FEMALE' as const };
  expect(duplicateScore({ ...ahmed, idKey: '1000000008' }, renamed)).toMatchObject({ score: 1, verdict: 'strong' });
  expect(duplicateScore(nobody, nobody).signs).toEqual([]);
});

test('D1 a name in Latin letters from the same village with a near birth year is listed', () => {
  const latin = { ...nobody, name: 'Ahmed bin Abdullah Al-Ahmari', birthYear: 1991, villageId: 'balasmar' };
  const score = duplicateScore({ ...ahmed, birthYear: 1990 }, { ...latin, ownNumbers: ['+966501234567'] });
  expect(score).toMatchObject({ score: 0.75, signs: ['same-number', 'name-skeleton', 'birth-year'] });
});

test('D1 birth years one apart count, two apart do not', () => {
  const born = (birthYear: number) => ({ ...nobody, birthYear });
  expect(duplicateScore(born(1990), born(1989)).signs).toEqual(['birth-year']);
  expect(duplicateScore(born(1990), born(1992)).signs).toEqual([]);
});

test('D1 first name and family in the same village count beside a different father', () => {
  const cousin = { ...nobody, name: 'أحمد بن سعد الأحمري', villageId: 'balasmar' };
  expect(duplicateScore(ahmed, cousin).signs).toEqual(['family-and-village']);
  expect(duplicateScore(ahmed, { ...cousin, villageId: 'elsewhere' }).signs).toEqual([]);
});

test('D1 the score is the same both ways and stays between 0 and 1', () => {
  fc.assert(
    fc.property(anyFacts, anyFacts, (a, b) => {
      const score = duplicateScore(a, b);
      expect(score).toEqual(duplicateScore(b, a));
      expect(score.score).toBeGreaterThanOrEqual(0);
      expect(score.score).toBeLessThanOrEqual(1);
    }),
  );
});
