import fc from 'fast-check';
import { expect, test } from 'vitest';
import { certificateVerdict } from '#shared/volunteers/certificate-verdict.ts';

const name = 'نورة بنت محمد الأحمري';

test.each([
  ['hours that reach the minimum exactly', 8, 8, name, false, 'ready'],
  ['half an hour too few', 7.5, 8, name, false, 'hours-below-minimum'],
  ['an opportunity that asks for no hours', 0.5, 0, name, false, 'ready'],
  ['a certificate that was issued already, whatever else is wrong', 0.5, 8, '', true, 'already-issued'],
  ['no name', 9, 8, '  ', false, 'name-missing'],
  ['a first name alone', 9, 8, 'نورة', false, 'name-missing'],
  ['a first name with spaces around it', 9, 8, '  نورة ', false, 'name-missing'],
] as const)('%s', (_case, hours, minimumHours, personName, isIssued, verdict) => {
  expect(certificateVerdict({ hours }, { minimumHours }, personName, isIssued)).toBe(verdict);
});

test('a certificate is ready exactly if nothing at all stands against it', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 0, max: 40 }),
      fc.constantFrom('', 'نورة', name),
      fc.boolean(),
      (hours, minimumHours, personName, isIssued) => {
        const isReady = !isIssued && personName === name && hours >= minimumHours;
        expect(certificateVerdict({ hours }, { minimumHours }, personName, isIssued) === 'ready').toBe(isReady);
      },
    ),
  ));
