import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromRow, toRow } from '#renderer/data/store/row-codec.ts';
import { createVault } from '#renderer/data/sealing/vault.ts';
import { aServerRecord } from '#tests/builders/operations.ts';
import { aContactPoint, aPerson } from '#tests/builders/records.ts';
import { keysOf } from '#tests/builders/vault-keys.ts';

const key = (fill: number): Uint8Array => new Uint8Array(32).fill(fill);
const person = aServerRecord('people', 'person-1', aPerson());

test('what was sealed opens again, whatever it is', async () => {
  const vault = await createVault(keysOf(key(1)));
  await fc.assert(
    fc.asyncProperty(fc.jsonValue({ noUnicodeString: false }), async (value) => {
      const json: unknown = JSON.parse(JSON.stringify(value));
      expect(await vault.open(await vault.seal(json, 'here'), 'here')).toEqual(json);
    }),
  );
});

test('the same value sealed twice is never the same bytes', async () => {
  const vault = await createVault(keysOf(key(1)));
  const sealed = await Promise.all(Array.from({ length: 50 }, () => vault.seal('سعد', 'here')));
  expect(new Set(sealed.map(String)).size).toBe(50);
});

test('a row opens at its own table, id, scope and revision, and nowhere else', async () => {
  const vault = await createVault(keysOf(key(1)));
  const row = await toRow(vault, person);
  expect(await fromRow(vault, 'people', row)).toEqual(person);
  await expect(fromRow(vault, 'contactPoints', row)).rejects.toThrow();
  await expect(fromRow(vault, 'people', { ...row, id: 'person-2' })).rejects.toThrow();
  await expect(fromRow(vault, 'people', { ...row, scope: 'section/WOMEN' })).rejects.toThrow();
  await expect(fromRow(vault, 'people', { ...row, revision: row.revision + 1 })).rejects.toThrow();
});

test('two rows with their contents exchanged do not open', async () => {
  const vault = await createVault(keysOf(key(1)));
  const [one, two] = await Promise.all([toRow(vault, person), toRow(vault, { ...person, id: 'person-2' })]);
  await expect(fromRow(vault, 'people', { ...one, sealed: two.sealed })).rejects.toThrow();
});

test('any single byte changed, cut off or added is noticed', async () => {
  const vault = await createVault(keysOf(key(1)));
  const sealed = await vault.seal({ name: 'سعد' }, 'here');
  for (let index = 0; index < sealed.length; index += 1) {
    const changed = sealed.slice();
    changed[index] = (changed[index] ?? 0) ^ 1;
    await expect(vault.open(changed, 'here')).rejects.toThrow();
  }
  await expect(vault.open(sealed.slice(0, -1), 'here')).rejects.toThrow();
  await expect(vault.open(Uint8Array.from([...sealed, 0]), 'here')).rejects.toThrow();
  await expect(vault.open(new Uint8Array(), 'here')).rejects.toThrow();
});

test('another key opens nothing and makes other tokens', async () => {
  const [one, two] = [await createVault(keysOf(key(1))), await createVault(keysOf(key(2)))];
  await expect(two.open(await one.seal('سعد', 'here'), 'here')).rejects.toThrow();
  expect(await two.token('phone', '+966501234567')).not.toBe(await one.token('phone', '+966501234567'));
});

test('equal numbers have equal tokens, other numbers and other kinds have others, and no token shows its number', async () => {
  const vault = await createVault(keysOf(key(1)));
  const token = await vault.token('phone', '+966501234567');
  expect(await (await createVault(keysOf(key(1)))).token('phone', '+966501234567')).toBe(token);
  expect(await vault.token('phone', '+966501234568')).not.toBe(token);
  expect(await vault.token('id-number', '+966501234567')).not.toBe(token);
  expect(token).toMatch(/^[0-9a-f]{32}$/);
});

test('a key that is not whole is refused', async () => {
  await expect(createVault(keysOf(new Uint8Array()))).rejects.toThrow('0 bytes');
  await expect(createVault(keysOf(new Uint8Array(31)))).rejects.toThrow('31 bytes');
});

test('only look-ups that say nothing about a person stand beside the sealed record', async () => {
  const vault = await createVault(keysOf(key(1)));
  const contact = aContactPoint({ raw: '٠٥٠ ١٢٣ ٤٥٦٧' });
  const row = await toRow(vault, aServerRecord('contactPoints', 'contact-1', contact));
  expect(Object.keys(row).sort()).toEqual(['id', 'personId', 'revision', 'scope', 'sealed', 'token']);
  expect(row.token).toBe(await vault.token('phone', '+966501234567'));
  expect(Object.keys(await toRow(vault, person)).sort()).toEqual(['id', 'revision', 'scope', 'sealed', 'token']);
  const noNumber = aServerRecord('people', 'person-1', aPerson({ idType: 'NONE', idNumber: '' }));
  expect(await toRow(vault, noNumber)).not.toHaveProperty('token');
});

test('a scope that is not held opens nothing, and nothing is sealed for it', async () => {
  const holder = await createVault(keysOf(key(1)));
  const receptionist = await createVault(keysOf(key(1), ['association']));
  const row = await toRow(holder, person);
  expect(receptionist.holds(row.scope)).toBe(false);
  await expect(fromRow(receptionist, 'people', row)).rejects.toThrow('is not held');
  await expect(toRow(receptionist, person)).rejects.toThrow('is not held');
});

test('each scope has a key of its own', async () => {
  const vault = await createVault({ desk: key(1), scope: (name) => key(name === 'section/MEN' ? 2 : 3) });
  const sealed = await vault.inScope('section/MEN').seal('سعد', 'here');
  expect(await vault.inScope('section/MEN').open(sealed, 'here')).toBe('سعد');
  await expect(vault.inScope('section/WOMEN').open(sealed, 'here')).rejects.toThrow();
  await expect(vault.open(sealed, 'here')).rejects.toThrow();
});

test('what is sealed at the same moment stays each its own, however long it is', async () => {
  const vault = await createVault(keysOf(new Uint8Array(32).fill(3)));
  const values = Array.from({ length: 60 }, (_, index) => ({ index, text: 'خ'.repeat((index * 7919) % 100_000) }));
  const sealed = await Promise.all(values.map((value) => vault.seal(value, `place/${value.index}`)));
  const opened = await Promise.all(sealed.map((bytes, index) => vault.open(bytes, `place/${index}`)));
  expect(opened).toEqual(values);
});
