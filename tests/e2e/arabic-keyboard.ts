import type { Page } from 'playwright-core';

/** What the keys give with the Arabic (101) layout active. Keys that are not named give what they always give. */
const LAYOUT = new Map(
  [
    'KeyQض KeyWص KeyEث KeyRق KeyTف KeyYغ KeyUع KeyIه KeyOخ KeyPح BracketLeftج BracketRightد',
    'KeyAش KeySس KeyDي KeyFب KeyGل KeyHا KeyJت KeyKن KeyLم Semicolonك Quoteط Backquoteذ',
    'KeyZئ KeyXء KeyCؤ KeyVر KeyBلا KeyNى KeyMة Commaو Periodز Slashظ',
  ]
    .flatMap((row) => row.split(' '))
    .map((entry) => {
      const code = /^[A-Za-z]+/.exec(entry)?.[0] ?? '';
      return [code, entry.slice(code.length)] as const;
    }),
);

/** Windows virtual key codes of keys that carry no letter. */
const NAMED = new Map([
  ['Enter', 13],
  ['Escape', 27],
  ['Tab', 9],
  ['Space', 32],
  ['ArrowUp', 38],
  ['ArrowDown', 40],
  ['Delete', 46],
  ['Backspace', 8],
  ...Array.from({ length: 12 }, (_, index) => [`F${index + 1}`, 112 + index] as const),
]);

export interface Modifiers {
  readonly alt?: boolean;
  readonly control?: boolean;
  readonly shift?: boolean;
}

/**
 * Presses a key by its place on the keyboard (`KeyM`, `F2`, `Enter`) while the Arabic layout is active: the page sees the place in `event.code` and the
 * Arabic letter in `event.key`, exactly as from the real keyboard, and the letter is typed where typing is possible.
 */
export async function pressArabic(page: Page, code: string, modifiers: Modifiers = {}): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const letter = LAYOUT.get(code);
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  const key = letter ?? digit ?? (code === 'Space' ? ' ' : code);
  const types =
    (letter ?? digit ?? (code === 'Space' ? ' ' : undefined)) !== undefined && !modifiers.control && !modifiers.alt;
  const event = {
    code,
    key,
    windowsVirtualKeyCode: NAMED.get(code) ?? code.replace(/^(Key|Digit)/, '').charCodeAt(0),
    modifiers: (modifiers.alt ? 1 : 0) | (modifiers.control ? 2 : 0) | (modifiers.shift ? 8 : 0),
  };
  const text = types ? key : code === 'Enter' ? '\r' : undefined;
  await session.send('Input.dispatchKeyEvent', {
    type: text === undefined ? 'rawKeyDown' : 'keyDown',
    ...event,
    ...(text ? { text } : {}),
  });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
  await session.detach();
}
