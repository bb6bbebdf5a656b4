import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinHalves, readHalf, splitKey, writeHalf } from '#shared/sealing/recovery-halves.ts';

const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });

test('two papers, typed again in any case, digits and spacing, give the key', () => {
  fc.assert(
    fc.property(bytes, bytes, fc.boolean(), (key, random, swapped) => {
      const papers = splitKey(key, random).map(writeHalf);
      for (const paper of papers) expect(paper).toMatch(/^K[12](-[0-9A-HJKMNP-TV-Z]{4}){14}$/);
      const typed = papers.map((paper) =>
        paper.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('7', '٧'),
      );
      const [one, other] = (swapped ? typed.toReversed() : typed).map(readHalf);
      if (!one?.ok || !other?.ok) throw new Error('a paper could not be read');
      expect(joinHalves(one.value, other.value)).toEqual({ ok: true, value: key });
    }),
  );
});

test('one paper alone tells nothing: with the right other one it could be any key', () => {
  fc.assert(
    fc.property(bytes, bytes, bytes, (key, random, another) => {
      const [first] = splitKey(key, random);
      const other = splitKey(another, random)[1];
      expect(joinHalves(first, other)).toEqual({ ok: true, value: another });
    }),
  );
});

test('any wrong sign, and any two neighbours swapped, is noticed', () => {
  fc.assert(
    fc.property(bytes, bytes, fc.nat(55), fc.integer({ min: 1, max: 31 }), (key, random, place, shift) => {
      const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
      const signs = [...writeHalf(splitKey(key, random)[0]).slice(3).replaceAll('-', '')];
      const wrong = [...signs];
      wrong[place] = alphabet[(alphabet.indexOf(signs[place] ?? '') + shift) % 32] ?? '';
      expect(readHalf(wrong.join('')).ok).toBe(false);
    }),
  );
});

test('one wrong sign is named by its group and its place there, or by nothing; never by another place', () => {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  let named = 0;
  let tried = 0;
  fc.assert(
    fc.property(bytes, bytes, fc.nat(55), fc.integer({ min: 1, max: 31 }), (key, random, place, shift) => {
      const signs = [...writeHalf(splitKey(key, random)[1]).slice(3).replaceAll('-', '')];
      signs[place] = alphabet[(alphabet.indexOf(signs[place] ?? '') + shift) % 32] ?? '';
      const read = readHalf(signs.join(''));
      if (read.ok || read.error.kind !== 'wrong-sign') throw new Error('the wrong sign was not noticed');
      tried += 1;
      if (read.error.at === null) return;
      named += 1;
      expect(read.error.at).toEqual({ group: Math.floor(place / 4) + 1, sign: (place % 4) + 1 });
    }),
    { numRuns: 60 },
  );
  expect(named).toBeGreaterThan(tried / 2);
});

test('the same paper twice is no pair, and something else is no paper', () => {
  const [one] = splitKey(new Uint8Array(32).fill(7), new Uint8Array(32).fill(9));
  expect(joinHalves(one, one)).toEqual({ ok: false, error: 'same-half' });
  expect(readHalf('K7MR-2XTQ-9B')).toEqual({ ok: false, error: { kind: 'not-a-half' } });
  expect(() => splitKey(new Uint8Array(31), new Uint8Array(32))).toThrow(RangeError);
});
