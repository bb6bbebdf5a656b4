import { actsEverywhere, ariaKeyShortcuts, belongsToTyping, chordOf } from '#renderer/ui/keyboard/chord.ts';
import { keyCap } from '#renderer/ui/keyboard/key-cap.ts';
import { expect, test } from 'vitest';

const press = (code: string, key: string, modifiers: Partial<KeyboardEvent> = {}) =>
  chordOf({ code, key, altKey: false, ctrlKey: false, shiftKey: false, ...modifiers });

test('a chord is read from the place of the key, so the Arabic layout changes nothing', () => {
  expect(press('KeyQ', 'ض', { altKey: true })).toBe('Alt+KeyQ');
  expect(press('KeyQ', 'q', { altKey: true })).toBe('Alt+KeyQ');
});

test('modifiers are written in one order', () => {
  expect(press('KeyS', 'S', { shiftKey: true, ctrlKey: true })).toBe('Ctrl+Shift+KeyS');
});

test('the number pad counts as the main keys while it types digits', () => {
  expect(press('Numpad3', '٣')).toBe('Digit3');
  expect(press('Numpad3', 'PageDown')).toBe('Numpad3');
  expect(press('NumpadEnter', 'Enter', { ctrlKey: true })).toBe('Ctrl+Enter');
});

test('function keys and anything with Ctrl or Alt act everywhere; what writes belongs to the text', () => {
  expect(['F2', 'Ctrl+Enter', 'Alt+Digit2'].map(actsEverywhere)).toEqual([true, true, true]);
  expect(['KeyN', 'Enter', 'Escape'].map(actsEverywhere)).toEqual([false, false, false]);
  expect(['KeyN', 'Digit1', 'Slash', 'Shift+KeyA', 'Home', 'Backspace', 'Space'].every(belongsToTyping)).toBe(true);
  expect(['F2', 'Enter', 'Escape', 'Ctrl+KeyK', 'PageDown'].some(belongsToTyping)).toBe(false);
});

test('a letter key shows both its letters; other keys their sign', () => {
  expect(keyCap('KeyM')).toEqual({ latin: 'M', arabic: 'ة' });
  expect(keyCap('KeyB')).toEqual({ latin: 'B', arabic: 'لا' });
  expect(keyCap('Slash')).toEqual({ latin: '/', arabic: 'ظ' });
  expect(keyCap('Digit2')).toEqual({ latin: '2' });
  expect(keyCap('PageDown')).toEqual({ latin: 'PgDn' });
  expect(keyCap('F2')).toEqual({ latin: 'F2' });
});

test('all 26 letter keys have an Arabic letter', () => {
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCodePoint(65 + index));
  expect(letters.map((letter) => keyCap(`Key${letter}`).arabic)).not.toContain(undefined);
});

test('assistive technology is told the key in its own notation', () => {
  expect(ariaKeyShortcuts('Ctrl+Enter')).toBe('Control+Enter');
  expect(ariaKeyShortcuts('Alt+KeyQ')).toBe('Alt+Q');
});
