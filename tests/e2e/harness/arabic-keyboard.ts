import type { CDPSession, Page } from 'playwright-core';
import { keysOf, type Chord } from '#renderer/ui/keyboard/chord.ts';

/** A sign and the key that gives it, by its place. */
interface Key {
  readonly code: string;
  readonly key: string;
  readonly shift?: boolean;
}

/** What the keys give with the Arabic (101) layout active, and what they give with Shift. */
const PLAIN = [
  'KeyQض KeyWص KeyEث KeyRق KeyTف KeyYغ KeyUع KeyIه KeyOخ KeyPح BracketLeftج BracketRightد',
  'KeyAش KeySس KeyDي KeyFب KeyGل KeyHا KeyJت KeyKن KeyLم Semicolonك Quoteط Backquoteذ',
  'KeyZئ KeyXء KeyCؤ KeyVر KeyNى KeyMة Commaو Periodز Slashظ',
];
const SHIFTED = ['KeyHأ KeyYإ KeyNآ KeyZ~ KeyK، KeyP؛ Slash؟ KeyJـ KeyQَ KeyWً KeyEُ KeyRٌ KeyAِ KeySٍ KeyXْ Backquoteّ'];

/** Signs that are not on the letter keys of that layout. */
const SIGNS = new Map([
  [' ', 'Space'],
  ['/', 'NumpadDivide'],
  ['-', 'Minus'],
  ['+', 'NumpadAdd'],
  ['.', 'NumpadDecimal'],
]);

const layout = new Map<string, Key>(
  [...readRows(PLAIN, false), ...readRows(SHIFTED, true)].map((key) => [key.key, key] as const),
);
const letterAt = new Map([...layout.values()].flatMap(({ code, key, shift }) => (shift ? [] : [[code, key] as const])));

/** Windows virtual key codes of keys that carry no letter. */
const VIRTUAL_CODES = new Map([
  ['Backspace', 8],
  ['Tab', 9],
  ['Enter', 13],
  ['Escape', 27],
  ['Space', 32],
  ['PageUp', 33],
  ['PageDown', 34],
  ['End', 35],
  ['Home', 36],
  ['ArrowLeft', 37],
  ['ArrowUp', 38],
  ['ArrowRight', 39],
  ['ArrowDown', 40],
  ['Delete', 46],
  ...Array.from({ length: 12 }, (_, index) => [`F${index + 1}`, 112 + index] as const),
]);

/** A keyboard with the Arabic layout active: there is nothing else on the counter, and no mouse. */
export interface ArabicKeyboard {
  /** Presses keys together, by their places: `F2`, `Ctrl+KeyM`, `Shift+Tab`. */
  press(chord: Chord): Promise<void>;
  /** Types a text sign by sign, each with its own key; ٠–٩ as the keyboards give them that have them on their digit row. */
  type(text: string): Promise<void>;
  /** Keys pressed so far; each key of a chord counts. */
  presses(): number;
}

/**
 * A keyboard for a page. The page sees the place of each key in `event.code` and the Arabic letter in `event.key`, exactly
 * as from real keys, and the letter is typed where typing is possible.
 */
export async function arabicKeyboard(page: Page): Promise<ArabicKeyboard> {
  const session = await page.context().newCDPSession(page);
  let presses = 0;
  return {
    presses: () => presses,
    async press(chord) {
      const keys = keysOf(chord);
      const code = keys.at(-1) ?? '';
      presses += keys.length;
      await strike(session, { code, key: keyOf(code) }, new Set(keys.slice(0, -1)));
    },
    async type(text) {
      for (const sign of text) {
        const key = keyFor(sign);
        presses += key.shift ? 2 : 1;
        await strike(session, key, new Set(key.shift ? ['Shift'] : []));
      }
    },
  };
}

async function strike(session: CDPSession, { code, key }: Key, held: ReadonlySet<string>): Promise<void> {
  const isCommand = held.has('Ctrl') || held.has('Alt');
  const event = {
    code,
    key,
    windowsVirtualKeyCode: VIRTUAL_CODES.get(code) ?? /^(?:Key|Digit)(.)$/.exec(code)?.[1]?.charCodeAt(0) ?? 0,
    modifiers: (held.has('Alt') ? 1 : 0) | (held.has('Ctrl') ? 2 : 0) | (held.has('Shift') ? 8 : 0),
  };
  const text = key === 'Enter' ? '\r' : isCommand || key.length > 1 ? undefined : key;
  await session.send('Input.dispatchKeyEvent', {
    type: text === undefined ? 'rawKeyDown' : 'keyDown',
    ...event,
    ...(text === undefined ? {} : { text }),
  });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
}

function keyOf(code: string): string {
  return letterAt.get(code) ?? /^Digit(\d)$/.exec(code)?.[1] ?? (code === 'Space' ? ' ' : code);
}

function keyFor(sign: string): Key {
  const known = layout.get(sign);
  if (known) return known;
  const arabicDigit = '٠١٢٣٤٥٦٧٨٩'.indexOf(sign);
  if (arabicDigit >= 0) return { code: `Digit${arabicDigit}`, key: sign };
  if (/\d/.test(sign)) return { code: `Digit${sign}`, key: sign };
  if (/[a-z]/i.test(sign)) return { code: `Key${sign.toUpperCase()}`, key: sign };
  return { code: SIGNS.get(sign) ?? '', key: sign };
}

function readRows(rows: readonly string[], shift: boolean): Key[] {
  return rows
    .flatMap((row) => row.split(' '))
    .map((entry) => {
      const code = /^[A-Za-z]+/.exec(entry)?.[0] ?? '';
      return { code, key: entry.slice(code.length), shift };
    });
}
