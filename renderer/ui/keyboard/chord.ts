type Letter =
  | ('A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H' | 'I' | 'J' | 'K' | 'L' | 'M')
  | ('N' | 'O' | 'P' | 'Q' | 'R' | 'S' | 'T' | 'U' | 'V' | 'W' | 'X' | 'Y' | 'Z');
type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';

/** A physical key, by the name KeyboardEvent.code gives it: the same key whatever layout is active. */
export type KeyCode =
  | `Key${Letter}`
  | `Digit${Digit}`
  | `F${'1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '10' | '11' | '12'}`
  | ('Enter' | 'Escape' | 'Space' | 'Tab' | 'Delete' | 'Backspace')
  | ('ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight' | 'PageUp' | 'PageDown' | 'Home' | 'End')
  | ('Slash' | 'Comma' | 'Period' | 'Semicolon' | 'Quote' | 'BracketLeft' | 'BracketRight' | 'Minus' | 'Equal');

type Modifiers = 'Ctrl' | 'Alt' | 'Shift' | 'Ctrl+Alt' | 'Ctrl+Shift' | 'Alt+Shift';

/** Keys pressed together, modifiers first, as in 'Ctrl+Enter', 'Alt+KeyQ' or 'F2'. One notation binds a key and shows it. */
export type Chord = KeyCode | `${Modifiers}+${KeyCode}`;

/** The chord an event stands for, in the notation of {@link Chord}; the number pad counts as the main keys. */
export function chordOf(event: Pick<KeyboardEvent, 'altKey' | 'code' | 'ctrlKey' | 'key' | 'shiftKey'>): string {
  const pad = /^Numpad(\d)$/.exec(event.code);
  const typesDigit = pad !== null && /^[0-9٠-٩]$/.test(event.key);
  const code = typesDigit ? `Digit${pad[1]}` : event.code === 'NumpadEnter' ? 'Enter' : event.code;
  return [event.ctrlKey && 'Ctrl', event.altKey && 'Alt', event.shiftKey && 'Shift', code].filter(Boolean).join('+');
}

/** The modifiers and the key of a chord, in the order they are pressed. */
export const keysOf = (chord: Chord): readonly string[] => chord.split('+');

/** True for keys that act wherever the focus is: function keys and anything pressed with Ctrl or Alt. */
export const actsEverywhere = (chord: string): boolean => /^(Ctrl|Alt)\+|^(Shift\+)?F\d+$/.test(chord);

/** True for keys that write or edit text, which therefore belong to a text field while it has the focus. */
export const belongsToTyping = (chord: string): boolean =>
  !/^(Ctrl|Alt)\+/.test(chord) && !/^(Shift\+)?(F\d+|Enter|Escape|Tab|PageUp|PageDown|ArrowUp|ArrowDown)$/.test(chord);

/** The value of aria-keyshortcuts for a chord, as in 'Control+Enter' or 'Alt+Q'. */
export const ariaKeyShortcuts = (chord: Chord): string =>
  keysOf(chord)
    .map((key) => (key === 'Ctrl' ? 'Control' : key.replace(/^(Key|Digit)/, '').replace(/^Slash$/, '/')))
    .join('+');
