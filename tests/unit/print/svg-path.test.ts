import { describe, expect, test } from 'vitest';
import { pdfPath } from '#renderer/print/images/svg-path.ts';

describe('SVG path data as PDF operators', () => {
  test.each([
    ['M0 0L10 0L10 10Z', '0 0 m 10 0 l 10 10 l h'],
    ['m1,1 2,0 0,2z', '1 1 m 3 1 l 3 3 l h'],
    ['M10 10h5v-5H0V0', '10 10 m 15 10 l 15 5 l 0 5 l 0 0 l'],
    ['M0 0C1 1 2 1 3 0S5 -1 6 0', '0 0 m 1 1 2 1 3 0 c 4 -1 5 -1 6 0 c'],
    ['M0 0Q3 3 6 0', '0 0 m 2 2 4 2 6 0 c'],
    ['M0 0Q3 3 6 0T12 0', '0 0 m 2 2 4 2 6 0 c 8 -2 10 -2 12 0 c'],
    ['M.5.5l1e1-2.5', '0.5 0.5 m 10.5 -2 l'],
  ])('%s', (path, expected) => {
    expect(pdfPath(path)).toBe(expected);
  });

  test.each(['M0 0A5 5 0 0 1 10 10', 'M0', 'hello', '', 'M0 0 alert(1)'])('%j is refused', (path) => {
    expect(pdfPath(path)).toBeUndefined();
  });
});
