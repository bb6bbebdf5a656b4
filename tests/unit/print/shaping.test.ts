import bidiFactory from 'bidi-js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { visualLetters } from '#renderer/print/shaping/cluster-form.ts';
import type { ShapingFont } from '#renderer/print/shaping/harfbuzz-shaper.ts';
import { resolveScripts } from '#renderer/print/shaping/resolve-scripts.ts';
import { splitRuns, visualOrder } from '#renderer/print/shaping/split-runs.ts';

const fontOf = (covers: (codePoint: number) => boolean): ShapingFont => ({ unitsPerEm: 1000, covers, shape: () => [] });
const everything = fontOf(() => true);
const arabicOnly = fontOf((codePoint) => codePoint === 0x20 || codePoint >= 0x600);

const runsOf = (text: string, fonts = [everything]): string[] => {
  const { runs } = splitRuns(text, fonts, 'rtl');
  return visualOrder(runs).map((run) => text.slice(run.start, run.end));
};

describe('runs', () => {
  test('stand from left to right as they are drawn', () => {
    expect(runsOf('من ١٣ إلى')).toEqual([' إلى', '١٣', 'من ']);
  });

  test('phone groups joined by no-break spaces keep their order', () => {
    expect(runsOf('هاتف \u2066٠١٧\u00a0٠٠٠\u00a0١٢٣٤\u2069')).toContain('٠١٧\u00a0٠٠٠\u00a0١٢٣٤');
  });

  test('letters the first font lacks go to the second; spaces stay', () => {
    const { runs, uncovered } = splitRuns('كتاب AB كتاب', [arabicOnly, everything], 'rtl');
    expect(
      runs.filter((run) => run.font === everything).map((run) => 'كتاب AB كتاب'.slice(run.start, run.end)),
    ).toEqual(['AB']);
    expect(uncovered).toBeUndefined();
  });

  test('a character that no font has is named with its place', () => {
    expect(splitRuns('كتاب A', [arabicOnly], 'rtl').uncovered).toEqual({ character: 'A', index: 5 });
  });

  test('hold every letter once, whatever the text', () => {
    const piece = fc.constantFrom('كتاب', 'A1', '٥', ' ', '(', ')', '،', '\u2066', '\u2069', '\u064e', '/');
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        expect(runsOf(text, [arabicOnly, everything]).reduce((sum, run) => sum + run.length, 0)).toBe(text.length);
      }),
    );
  });
});

describe('scripts', () => {
  const scriptAt = (text: string, character: string) =>
    resolveScripts(text, bidiFactory())[text.lastIndexOf(character)];

  test('a closing bracket has the script of its opener', () => {
    expect(scriptAt('ورشة (AI)', ')')).toBe('Arab');
    expect(scriptAt('Workshop (ورشة)', ')')).toBe('Latn');
  });

  test('signs before the first letter take its script', () => {
    expect(scriptAt('«كتاب»', '«')).toBe('Arab');
    expect(scriptAt('(AI)', '(')).toBe('Latn');
  });
});

describe('the letters of a cluster, from left to right', () => {
  test('lam-alef is alef, then lam', () => {
    expect(visualLetters('لا', true)).toEqual(['ا', 'ل']);
  });

  test('marks go with their letter, before it where the run is turned round', () => {
    expect(visualLetters('لّ', true)).toEqual(['\u0651ل']);
    expect(visualLetters('e\u0301', false)).toEqual(['e\u0301']);
  });

  test('controls leave no trace, and a no-break space is a space', () => {
    expect(visualLetters('\u2066\u00a0', false)).toEqual([' ']);
  });
});
