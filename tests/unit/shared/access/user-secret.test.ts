import { expect, test } from 'vitest';
import { waitAfterFailures } from '#shared/access/guess-delay.ts';
import { kindOfSecret, leastSecretLength, normaliseSecret, secretFault } from '#shared/access/user-secret.ts';

const reception = (isKeptBySystem: boolean) => ({ roles: ['RECEPTIONIST'] as const, isKeptBySystem });

test('a PIN is enough only where the operating system keeps a key too; whoever reads complaints needs more anywhere', () => {
  expect(leastSecretLength(reception(true))).toBe(6);
  expect(leastSecretLength(reception(false))).toBe(10);
  expect(leastSecretLength({ roles: ['COMPLAINTS_OFFICER'], isKeptBySystem: true })).toBe(12);
});

test.each(['123456', '987654', '111111', '121212'])('«%s» is guessed at once', (pin) => {
  expect(secretFault(pin, reception(true))).toBe('simple');
});

test('a secret that is short for the desk is said to be short', () => {
  expect(secretFault('483920', reception(true))).toBeNull();
  expect(secretFault('483920', reception(false))).toBe('short');
  expect(secretFault('عنب وتين وزيتون', reception(false))).toBeNull();
});

test('the same secret on an Arabic keyboard is the same secret', () => {
  expect(normaliseSecret(' ٤٨٣٩٢٠ ')).toBe('483920');
  expect(kindOfSecret(normaliseSecret('٤٨٣٩٢٠'))).toBe('pin');
  expect(kindOfSecret('4839201')).toBe('passphrase');
});

test('fingers may slip four times; then each guess waits twice as long, an hour at most', () => {
  expect([1, 4, 5, 6, 7].map(waitAfterFailures)).toEqual([0, 0, 30_000, 60_000, 120_000]);
  expect(waitAfterFailures(40)).toBe(3_600_000);
});
