import { expect, test } from 'vitest';
import {
  belongTogether,
  newContentKey,
  newReaderKeys,
  openContentKey,
  openText,
  sealAnew,
  sealText,
} from '#renderer/data/sealing/sealing-box.ts';
import { KeySlots, SealedText } from '#shared/sealing/sealed-text.ts';

test('each reader opens the text, and nobody else does', async () => {
  const [officer, manager, stranger] = await Promise.all([newReaderKeys(), newReaderKeys(), newReaderKeys()]);
  const { key, slots } = await newContentKey([officer.publicKey, manager.publicKey], 'complaints/1');
  const sealed = await sealText(key, { said: 'ظلمني' }, 'complaints/1/body');
  expect(KeySlots.parse(slots)).toHaveLength(8);
  expect(SealedText.parse(sealed)).not.toContain('ظ');
  for (const { privateKey } of [officer, manager]) {
    const opened = await openContentKey(slots, privateKey, 'complaints/1');
    expect(opened && (await openText(opened, sealed, 'complaints/1/body'))).toEqual({ said: 'ظلمني' });
  }
  expect(await openContentKey(slots, stranger.privateKey, 'complaints/1')).toBeNull();
});

test('neither how many readers there are nor how little was said can be told', async () => {
  const readers = await Promise.all([newReaderKeys(), newReaderKeys(), newReaderKeys()]);
  const one = await newContentKey([], 'a');
  const three = await newContentKey(
    readers.map(({ publicKey }) => publicKey),
    'a',
  );
  expect(one.slots.map((slot) => slot.length)).toEqual(three.slots.map((slot) => slot.length));
  const [short, long] = await Promise.all(['لا', 'لا'.repeat(60)].map((text) => sealText(one.key, text, 'a')));
  expect(short?.length).toBe(long?.length);
});

test('slots and texts open only where they belong, and only unchanged', async () => {
  const { publicKey, privateKey } = await newReaderKeys();
  const { key, slots } = await newContentKey([publicKey], 'complaints/1');
  const sealed = await sealText(key, 1, 'complaints/1/body');
  expect(await openContentKey(slots, privateKey, 'complaints/2')).toBeNull();
  await expect(openText(key, sealed, 'complaints/1/action')).rejects.toThrow();
  const changed = (sealed.startsWith('A') ? 'B' : 'A') + sealed.slice(1);
  await expect(openText(key, changed, 'complaints/1/body')).rejects.toThrow();
});

test('a content key can be given to a new reader by whoever can open it, and by nobody else', async () => {
  const [before, after, stranger] = await Promise.all([newReaderKeys(), newReaderKeys(), newReaderKeys()]);
  const { key, slots } = await newContentKey([before.publicKey], 'c');
  const sealed = await sealText(key, 'نص', 'c');
  expect(await sealAnew(slots, stranger.privateKey, [after.publicKey], 'c')).toBeNull();
  const anew = await sealAnew(slots, before.privateKey, [after.publicKey], 'c');
  const opened = anew && (await openContentKey(anew, after.privateKey, 'c'));
  expect(opened && (await openText(opened, sealed, 'c'))).toBe('نص');
  expect(anew && (await openContentKey(anew, before.privateKey, 'c'))).toBeNull();
});

test('it can be told whether two keys are a pair', async () => {
  const [one, other] = await Promise.all([newReaderKeys(), newReaderKeys()]);
  expect(await belongTogether(one)).toBe(true);
  expect(await belongTogether({ ...one, privateKey: other.privateKey })).toBe(false);
  expect(await belongTogether({ ...one, privateKey: new Uint8Array(5) })).toBe(false);
});
