import fc from 'fast-check';
import { expect, test } from 'vitest';
import { certificateVerdict, type CertificateCase } from '#shared/volunteers/certificate-verdict.ts';

const ready: CertificateCase = {
  participation: { hours: 8, verifiedBy: 'supervisor' },
  opportunity: { minimumHours: 8, from: '2026-11-01' },
  person: { name: 'نورة بنت محمد الأحمري', birth: null, flags: [] },
  hasGuardianConsent: false,
  isIssued: false,
};
const named = (name: string): Partial<CertificateCase> => ({ person: { ...ready.person, name } });
const gave = (facts: Partial<CertificateCase['participation']>): Partial<CertificateCase> => ({
  participation: { ...ready.participation, ...facts },
});
const minor: CertificateCase['person'] = { ...ready.person, flags: ['MINOR'] };

test.each([
  ['hours that reach the minimum exactly', {}, 'ready'],
  ['half an hour too few', gave({ hours: 7.5 }), 'hours-below-minimum'],
  ['hours that only their recorder vouches for', gave({ verifiedBy: null }), 'hours-unverified'],
  ['a certificate that was issued already, whatever else is wrong', { ...named(''), isIssued: true }, 'already-issued'],
  ['no name', named('  '), 'name-missing'],
  ['a first name alone', named('  نورة '), 'name-missing'],
  ['a name of 200 letters', named(`${'ن'.repeat(100)} ${'ن'.repeat(99)}`), 'name-too-long'],
  ['a minor', { person: minor }, 'minor-without-consent'],
  [
    'someone of seventeen',
    { person: { ...ready.person, birth: { date: '2009-01-01', calendar: 'GREGORIAN', precision: 'YEAR' } } },
    'minor-without-consent',
  ],
  ['a minor whose guardian approved', { person: minor, hasGuardianConsent: true }, 'ready'],
] as const)('%s', (_case, changed, verdict) => {
  expect(certificateVerdict({ ...ready, ...changed })).toBe(verdict);
});

test('a certificate is ready exactly if nothing at all stands against it', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 0, max: 40 }),
      fc.constantFrom('', 'نورة', ready.person.name),
      fc.boolean(),
      fc.option(fc.constant('supervisor')),
      fc.boolean(),
      fc.boolean(),
      (hours, minimumHours, name, isIssued, verifiedBy, isMinor, hasGuardianConsent) => {
        const isReady =
          !isIssued &&
          name === ready.person.name &&
          hours >= minimumHours &&
          verifiedBy !== null &&
          (!isMinor || hasGuardianConsent);
        const verdict = certificateVerdict({
          participation: { hours, verifiedBy },
          hasGuardianConsent,
          opportunity: { minimumHours, from: '2026-11-01' },
          person: { name, birth: null, flags: isMinor ? ['MINOR'] : [] },
          isIssued,
        });
        expect(verdict === 'ready').toBe(isReady);
      },
    ),
  ));
