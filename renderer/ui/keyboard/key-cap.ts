/** What is engraved on a key: the Latin sign and, for letter keys, the Arabic letter beside it. */
export interface KeyCap {
  readonly latin: string;
  readonly arabic?: string;
}

/** Letters of the Arabic (101) layout, by the Latin letter of the same key. */
const ARABIC_LETTERS: ReadonlyMap<string, string> = new Map(
  ['Qض Wص Eث Rق Tف Yغ Uع Iه Oخ Pح', 'Aش Sس Dي Fب Gل Hا Jت Kن Lم', 'Zئ Xء Cؤ Vر Bلا Nى Mة'].flatMap((row) =>
    row.split(' ').map((key) => [key.slice(0, 1), key.slice(1)] as const),
  ),
);

const NAMED_KEYS: Readonly<Record<string, KeyCap>> = {
  ArrowUp: { latin: '↑' },
  ArrowDown: { latin: '↓' },
  ArrowLeft: { latin: '←' },
  ArrowRight: { latin: '→' },
  Escape: { latin: 'Esc' },
  PageUp: { latin: 'PgUp' },
  PageDown: { latin: 'PgDn' },
  Delete: { latin: 'Del' },
  Slash: { latin: '/', arabic: 'ظ' },
  Comma: { latin: ',', arabic: 'و' },
  Period: { latin: '.', arabic: 'ز' },
  Semicolon: { latin: ';', arabic: 'ك' },
  Quote: { latin: "'", arabic: 'ط' },
  BracketLeft: { latin: '[', arabic: 'ج' },
  BracketRight: { latin: ']', arabic: 'د' },
  Minus: { latin: '−' },
  Equal: { latin: '=' },
};

/** The engraving of a key given by its KeyboardEvent.code, on a keyboard with the Arabic (101) layout. */
export function keyCap(code: string): KeyCap {
  const named = NAMED_KEYS[code];
  if (named) return named;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter === undefined) return { latin: code.replace(/^Digit/, '') };
  const arabic = ARABIC_LETTERS.get(letter);
  return arabic === undefined ? { latin: letter } : { latin: letter, arabic };
}
