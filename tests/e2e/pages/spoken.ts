/** A text in whichever of its wordings is shown: of a man, of a woman, or the one that fits both. */
export function spoken(texts: Readonly<Record<string, unknown>>, key: string): RegExp {
  const forms = ['_MALE', '_FEMALE', '']
    .map((form) => texts[`${key}${form}`])
    .filter((text) => typeof text === 'string');
  return new RegExp(`^(${forms.join('|')})`);
}
