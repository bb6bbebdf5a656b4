import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBase32, toBase32 } from '#shared/verification/base32.ts';
import { LONGEST_NAME, nameFitsCode, readCode, type CertificateFacts } from '#shared/verification/certificate-code.ts';
import { fromCompact, toCompact } from '#shared/verification/compact-text.ts';
import { createSigner } from '#shared/verification/signing-key.ts';
import { signCertificate } from '#shared/verification/verify-certificate.ts';
import { encodeQr } from '#renderer/print/page/qr-code.ts';

const signer = createSigner(new Uint8Array(32).fill(7));

const facts: CertificateFacts = {
  certificateNumber: '1447/03/00123/64',
  name: 'عبدالرحمن بن علي بن محمد آل مشهور الأسمري',
  opportunityTitle: 'تنظيم حفل الصلح السنوي',
  hours: 7.5,
  issuedOn: '2025-06-26',
};

const read = (text: string) => {
  const code = readCode(text);
  return code.ok ? code.value.facts : code.error;
};

describe('the code of a certificate', () => {
  test('gives back what was signed', () => expect(read(signCertificate(facts, signer))).toEqual(facts));

  test('is letters and digits only, which a scanner types in any keyboard layout', () =>
    expect(signCertificate(facts, signer)).toMatch(/^IST2[A-Z2-7]+$/));

  test('is the same for the same facts and key', () =>
    expect(signCertificate(facts, signer)).toBe(signCertificate({ ...facts }, signer)));

  test('of an ordinary certificate has at most 53 modules a side', () =>
    expect(encodeQr(signCertificate(facts, signer))?.size).toBeLessThanOrEqual(53));

  test('with the longest name and title it takes has at most 61, which 27 mm of paper carry', () => {
    const longest = { ...facts, name: 'ن'.repeat(LONGEST_NAME), opportunityTitle: 'صلح '.repeat(40) };
    expect(encodeQr(signCertificate(longest, signer))?.size).toBeLessThanOrEqual(61);
  });

  test('shortens a long title and says so; a name is never shortened', () => {
    const long = { ...facts, opportunityTitle: 'برنامج '.repeat(30) };
    expect(read(signCertificate(long, signer))).toMatchObject({
      name: facts.name,
      opportunityTitle: expect.stringMatching(/…$/) as string,
    });
    expect(nameFitsCode('ن'.repeat(LONGEST_NAME + 1))).toBe(false);
    expect(() => signCertificate({ ...facts, name: 'ن'.repeat(LONGEST_NAME + 1) }, signer)).toThrow(RangeError);
  });

  test.each([
    ['a number whose check is wrong', { certificateNumber: '1447/03/00123/65' }],
    ['a quarter of an hour', { hours: 1.25 }],
    ['a day without a Hijri date', { issuedOn: '1900-01-01' }],
  ])('refuses %s', (_case, wrong) => expect(() => signCertificate({ ...facts, ...wrong }, signer)).toThrow(RangeError));

  test.each([
    ['small letters', (code: string) => code.toLowerCase()],
    ['lines and spaces within', (code: string) => code.replaceAll(/(.{20})/g, '$1\n ')],
    ['an address in front', (code: string) => `https://example.org/verify#${code}`],
  ])('is read with %s', (_case, changed) => expect(read(changed(signCertificate(facts, signer)))).toEqual(facts));

  test.each([
    ['', 'no-code'],
    ['1447/03/00123/64', 'no-code'],
    ['IST2', 'damaged-code'],
    ['IST2ABC', 'damaged-code'],
    [`IST2${'A'.repeat(200)}`, 'damaged-code'],
  ])('«%s» is %s', (text, refusal) => expect(read(text)).toBe(refusal));

  test('cut short anywhere, it is no code', () => {
    const code = signCertificate(facts, signer);
    for (let length = 4; length < code.length; length += 1) expect(read(code.slice(0, length))).toBe('damaged-code');
  });
});

test('base 32 gives back every run of bytes, and takes nothing it would not write', () =>
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.string({ maxLength: 20 }), (bytes, text) => {
      expect(fromBase32(toBase32(bytes))).toEqual(bytes);
      const taken = fromBase32(text);
      if (taken) expect(toBase32(taken)).toBe(text.toUpperCase());
    }),
  ));

test('compact text gives back every text, and takes nothing it would not write', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.uint8Array({ maxLength: 40 }), (text, bytes) => {
      expect(fromCompact(toCompact(text))).toBe(text);
      const taken = fromCompact(bytes);
      if (taken !== null) expect(toCompact(taken)).toEqual(bytes);
    }),
  ));
