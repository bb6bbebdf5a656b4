import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breakLines } from '#renderer/print/page/break-lines.ts';
import { fitPoints, lineLength } from '#renderer/print/page/fit-text.ts';
import { encodeQr } from '#renderer/print/page/qr-code.ts';
import { splitShared } from '#renderer/print/page/shared-items.ts';
import type { SheetItem } from '#renderer/print/page/sheet.ts';

const letters = (text: string): number => text.length;

describe('lines of a paragraph', () => {
  test('are no longer than the measure, and lose no word', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('ا', 'ب'), minLength: 1, maxLength: 9 }), { minLength: 1 }),
        (words) => {
          const lines = breakLines(words.join(' '), 12, letters);
          expect(lines.join(' ')).toBe(words.join(' '));
          expect(Math.max(...lines.map(letters))).toBeLessThanOrEqual(12);
        },
      ),
    );
  });

  test('the last one is not a single word if the line before can spare one', () => {
    expect(breakLines('aaa bbb ccc ddd', 11, letters)).toEqual(['aaa bbb', 'ccc ddd']);
  });

  test('words joined by a no-break space are company enough', () => {
    expect(breakLines('aaa bbb ccc 5\u00a0dd', 11, letters)).toEqual(['aaa bbb ccc', '5\u00a0dd']);
  });
});

describe('fitting', () => {
  test('goes down step by step and never below the least size', () => {
    expect(fitPoints(10, { w: lineLength(10, 34), pt: 34, minPt: 20 })).toBe(34);
    expect(fitPoints(10, { w: lineLength(10, 33.9), pt: 34, minPt: 20 })).toBe(33.5);
    expect(fitPoints(10, { w: lineLength(10, 19.9), pt: 34, minPt: 20 })).toBeUndefined();
  });

  test('what fits is never longer than its box', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 60, noNaN: true }),
        fc.double({ min: 5, max: 300, noNaN: true }),
        (ems, w) => {
          const points = fitPoints(ems, { w, pt: 40, minPt: 8 });
          if (points !== undefined) expect(lineLength(ems, points)).toBeLessThanOrEqual(w + 1e-3);
        },
      ),
    );
  });
});

describe('a QR code', () => {
  test('covers exactly the dark modules, each once', () => {
    const code = encodeQr('https://istiqbal.example/m/7Hq2vX9dKw');
    const rectangles = [...(code?.path ?? '').matchAll(/(\d+) (\d+) (\d+) (\d+) re/g)].map((found) =>
      found.slice(1).map(Number),
    );
    const covered = new Map<string, number>();
    for (const [x = 0, y = 0, w = 0, h = 0] of rectangles) {
      for (let v = y; v < y + h; v++)
        for (let u = x; u < x + w; u++) covered.set(`${u},${v}`, (covered.get(`${u},${v}`) ?? 0) + 1);
    }
    expect(code?.size).toBe(29);
    expect(new Set(covered.values())).toEqual(new Set([1]));
    expect(covered.has('0,0') && covered.has('6,6') && !covered.has('7,7')).toBe(true);
  });

  test('that no version can hold is none', () => {
    expect(encodeQr('x'.repeat(3000))).toBeUndefined();
  });
});

test('a batch shares what stands on every sheet, and only that', () => {
  const line = (x: number): SheetItem => ({ kind: 'line', from: [x, 0], to: [x, 9], width: 0.2, ink: 'black' });
  const sheets = [1, 2, 3].map((own) => ({ width: 10, height: 10, items: [line(0), line(own), line(5)] }));
  expect(splitShared(sheets)).toEqual({ shared: [line(0), line(5)], own: [[line(1)], [line(2)], [line(3)]] });
  expect(splitShared(sheets.slice(0, 1)).shared).toEqual([]);
});
