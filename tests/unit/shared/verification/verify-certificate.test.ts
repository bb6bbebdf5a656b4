import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CertificateStanding } from '#shared/verification/certificate-standing.ts';
import { bytesToSign, readCode, writeCode, type CertificateFacts } from '#shared/verification/certificate-code.ts';
import { createSigner, isVouchedFor, vouchFor } from '#shared/verification/signing-key.ts';
import { signCertificate, verifyCode, type VerificationLists } from '#shared/verification/verify-certificate.ts';

const seed = (value: number): Uint8Array => new Uint8Array(32).fill(value);
const association = createSigner(seed(1));
const desk = createSigner(seed(2));
const otherDesk = createSigner(seed(3));
const NOON = '2026-11-23T09:00:00.000Z';

const vouched = vouchFor(association, { publicKey: desk.publicKey, deskCode: '03' }, NOON);
const lists = (changed: Partial<VerificationLists> = {}): VerificationLists => ({
  associationKey: association.publicKey,
  keys: [vouched, vouchFor(association, { publicKey: otherDesk.publicKey, deskCode: '04' }, NOON)],
  standingOf: () => undefined,
  ...changed,
});

const facts: CertificateFacts = {
  certificateNumber: '1447/03/00123/64',
  name: 'نورة بنت محمد الأحمري',
  opportunityTitle: 'تنظيم حفل الصلح',
  hours: 7.5,
  issuedOn: '2025-06-26',
};
const code = signCertificate(facts, desk);

/** The code with other facts under the old signature: what a forger can do. */
function forged(changed: Partial<CertificateFacts>): string {
  const read = readCode(code);
  if (!read.ok) throw new Error(read.error);
  return writeCode(bytesToSign({ ...facts, ...changed }, desk.keyId), read.value.signature);
}

describe('a certificate', () => {
  test('is genuine as it was signed', () => expect(verifyCode(code, lists())).toEqual({ kind: 'genuine', facts }));

  test.each([
    ['hour', { hours: 8 }],
    ['name', { name: 'نورة بنت محمد الأسمري' }],
    ['date', { issuedOn: '2025-06-27' }],
    ['number', { certificateNumber: '1447/03/00124/61' }],
    ['title', { opportunityTitle: 'تنظيم حفل الصيف' }],
  ])('with a changed %s is altered', (_field, changed) =>
    expect(verifyCode(forged(changed), lists())).toEqual({ kind: 'altered' }),
  );

  test('is never genuine with any sign of its code exchanged', () =>
    fc.assert(
      fc.property(fc.nat(code.length - 5), fc.integer({ min: 1, max: 31 }), (at, by) => {
        const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
        const place = at + 4;
        const other = letters[(letters.indexOf(code.charAt(place)) + by) % 32] ?? 'A';
        const { kind } = verifyCode(code.slice(0, place) + other + code.slice(place + 1), lists());
        expect(['altered', 'damaged-code', 'unknown-key']).toContain(kind);
      }),
      { numRuns: 40 },
    ));

  test.each([
    ['REVOKED', 'revoked'],
    ['REPLACED', 'replaced'],
  ] as const)('that was %s says so, and since when', (state, kind) => {
    const standing: CertificateStanding = { certificateNumber: facts.certificateNumber, state, since: '2025-07-01' };
    const standingOf = (number: string) => (number === facts.certificateNumber ? standing : undefined);
    expect(verifyCode(code, lists({ standingOf }))).toEqual({ kind, facts, since: '2025-07-01' });
  });
});

describe('a key', () => {
  test('that nobody vouches for signs nothing', () => {
    const stranger = createSigner(seed(9));
    const own = vouchFor(stranger, { publicKey: stranger.publicKey, deskCode: '03' }, NOON);
    expect(verifyCode(signCertificate(facts, stranger), lists({ keys: [vouched, own] })).kind).toBe('unknown-key');
  });

  test('is not known before the association’s own is', () =>
    expect(verifyCode(code, lists({ associationKey: null })).kind).toBe('unknown-key'));

  test('of another desk is no good for this desk’s numbers', () =>
    expect(verifyCode(signCertificate(facts, otherDesk), lists()).kind).toBe('altered'));

  test.each([
    ['desk', { deskCode: '04' }],
    ['instant', { certifiedAt: '2026-11-23T09:00:01.000Z' }],
    ['key', { publicKey: otherDesk.publicKey }],
  ])('is not vouched for with another %s', (_field, changed) => {
    expect(isVouchedFor(vouched, association.publicKey)).toBe(true);
    expect(isVouchedFor({ ...vouched, ...changed }, association.publicKey)).toBe(false);
  });
});
