import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readImage } from '#renderer/print/images/read-image.ts';
import { readPng } from '#renderer/print/images/read-png.ts';

/** A transparent PNG of two by two dots, in which lie as many bytes as one likes. */
function aPng(bytesWithin: number): Uint8Array {
  const chunk = (name: string, content: Uint8Array): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    return Buffer.concat([length, Buffer.from(name), content, Buffer.alloc(4)]);
  };
  const header = Buffer.from([0, 0, 0, 2, 0, 0, 0, 2, 8, 6, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(bytesWithin))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
/** Two rows of a filter and two dots of four values each. */
const WHOLE = 2 * (1 + 2 * 4);

test('a small file that would unpack to more than the picture it says it is, is refused as damaged', async () => {
  expect((await readPng(aPng(WHOLE))).ok).toBe(true);
  expect((await readPng(aPng(WHOLE - 1))).ok).toBe(false);
  expect((await readPng(aPng(WHOLE + 1))).ok).toBe(false);
  const bomb = aPng(64 * 1024 * 1024);
  expect(bomb.length).toBeLessThan(100_000);
  expect((await readPng(bomb)).ok).toBe(false);
});

test('a drawing with a script is no picture, whatever it calls itself', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>').toString('base64');
  for (const kind of ['png', 'jpeg', 'svg+xml'])
    expect((await readImage(`data:image/${kind};base64,${svg}`)).ok).toBe(false);
});
