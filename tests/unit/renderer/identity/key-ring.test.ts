import { expect, test } from 'vitest';
import {
  changeHolders,
  isConfidential,
  onlyScopes,
  openWhole,
  sealWhole,
  withScopes,
} from '#renderer/identity/key-ring.ts';
import { fromBase64Url, toBase64Url } from '#renderer/identity/base64.ts';

const secretOf = (fill: number): string => toBase64Url(new Uint8Array(32).fill(fill));

test('a desk at which nobody has worked is given its own key, another at each desk', async () => {
  const [one, two] = await Promise.all([
    openWhole({ whole: null }, secretOf(1)),
    openWhole({ whole: null }, secretOf(1)),
  ]);
  expect(fromBase64Url(one.desk)).toHaveLength(32);
  expect(one.scopes).toEqual({});
  expect(two.desk).not.toBe(one.desk);
});

test('the whole ring opens with the desk’s secret, and with no other', async () => {
  const keys = withScopes(await openWhole({ whole: null }, secretOf(1)), ['association', 'case/MEN']);
  const whole = await sealWhole(keys, secretOf(1));
  expect(await openWhole({ whole }, secretOf(1))).toEqual(keys);
  await expect(openWhole({ whole }, secretOf(2))).rejects.toThrow();
  for (const key of [keys.desk, ...Object.values(keys.scopes)]) expect(whole).not.toContain(key);
});

test('any byte of it changed is noticed', async () => {
  const whole = await sealWhole(await openWhole({ whole: null }, secretOf(1)), secretOf(1));
  const bytes = fromBase64Url(whole);
  for (let index = 0; index < bytes.length; index += 1) {
    const changed = bytes.slice();
    changed[index] = (changed[index] ?? 0) ^ 1;
    await expect(openWhole({ whole: toBase64Url(changed) }, secretOf(1))).rejects.toThrow();
  }
});

test('a new scope is given a key of its own, and those that are there keep theirs', async () => {
  const before = withScopes(await openWhole({ whole: null }, secretOf(1)), ['association']);
  const after = withScopes(before, ['association', 'section/MEN', 'case/MEN']);
  expect(after.desk).toBe(before.desk);
  expect(after.scopes['association']).toBe(before.scopes['association']);
  const keys = [after.desk, ...Object.values(after.scopes)];
  expect(new Set(keys).size).toBe(4);
  for (const key of keys) expect(fromBase64Url(key)).toHaveLength(32);
});

test('a part of the ring holds the scopes named and no other', async () => {
  const whole = withScopes(await openWhole({ whole: null }, secretOf(1)), ['association', 'section/MEN', 'complaints']);
  const part = onlyScopes(whole, ['association', 'section/WOMEN']);
  expect(part).toEqual({ desk: whole.desk, scopes: { association: whole.scopes['association'] } });
});

test('a scope is left behind when the last one who held it holds it no more', () => {
  const first = changeHolders({}, 'nouf', ['association', 'case/MEN']);
  expect(first).toEqual({ association: ['nouf'], 'case/MEN': ['nouf'] });
  const second = changeHolders(first, 'turki', ['association', 'case/MEN']);
  const third = changeHolders(second, 'nouf', ['association']);
  expect(third).toEqual({ association: ['turki', 'nouf'], 'case/MEN': ['turki'] });
  expect(changeHolders(third, 'turki', ['association'])).toEqual({ association: ['nouf', 'turki'] });
});

test('cases and complaints are confidential, the rest of a section is not', () => {
  expect(['association', 'section/MEN', 'case/MEN', 'case/WOMEN', 'complaints'].filter(isConfidential)).toEqual([
    'case/MEN',
    'case/WOMEN',
    'complaints',
  ]);
});
