/** The letter or digit on a key's place, as a scanner means it; null for every other key. */
export function scannedSign(code: string): string | null {
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? [];
  const [, digit] = /^(?:Digit|Numpad)(\d)$/.exec(code) ?? [];
  return letter ?? digit ?? null;
}
