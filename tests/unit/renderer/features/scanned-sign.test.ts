import { expect, test } from 'vitest';
import { scannedSign } from '#renderer/features/verification/scanned-sign.ts';

test.each([
  ['KeyA', 'A'],
  ['KeyZ', 'Z'],
  ['Digit2', '2'],
  ['Numpad7', '7'],
  ['Enter', null],
  ['Slash', null],
  ['ShiftLeft', null],
])('the key %s is what a scanner means by it, whatever the layout types', (code, sign) => {
  expect(scannedSign(code)).toBe(sign);
});
