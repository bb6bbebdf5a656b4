import { withoutArticle } from './article.ts';
import { consonantReadings } from './consonants.ts';
import { nameTokens } from './name-tokens.ts';

/**
 * Three keys of a name, each forgiving more: `strict` folds spelling («فاطمة الشهرى» = «فاطمه الشهري»), `loose` also
 * drops «ال» and a final ه, `skeleton` keeps consonants only and reads Latin letters too. Words are parted by a space,
 * the readings of one word in the skeleton by "|". Empty where the text holds no word.
 */
export type NameKeys = { readonly strict: string; readonly loose: string; readonly skeleton: string };

/** How surely two spellings are one name, surest first. */
export type NameAgreement = 'strict' | 'loose' | 'skeleton';

/** The keys of a name in Arabic or Latin letters; rules N1–N7 in docs/domain-rules.md. */
export function nameKeys(name: string): NameKeys {
  const tokens = nameTokens(name);
  return {
    strict: tokens.join(' '),
    loose: tokens.map(looseToken).join(' '),
    skeleton: tokens.map((token) => consonantReadings(token).join('|')).join(' '),
  };
}

/** The strongest key on which two names agree, word for word; null where they differ. */
export function sameName(a: string, b: string): NameAgreement | null {
  const [left, right] = [nameKeys(a), nameKeys(b)];
  if (left.strict === '' || right.strict === '') return null;
  if (left.strict === right.strict) return 'strict';
  if (left.loose === right.loose) return 'loose';
  return sameSkeleton(left.skeleton, right.skeleton) ? 'skeleton' : null;
}

/** Whether two skeleton keys share a reading in every word. */
function sameSkeleton(a: string, b: string): boolean {
  const [left, right] = [a.split(' '), b.split(' ')];
  return (
    a !== '' && left.length === right.length && left.every((word, index) => sharesReading(word, right[index] ?? ''))
  );
}

/** The words of a search, folded like the loose key, so that any spelling finds any other; the last may be unfinished. */
export const foldForSearch = (text: string): readonly string[] => nameTokens(text).map(looseToken);

/** One word of the loose key: without its article and without a final ه, unless almost nothing would be left. */
export function looseToken(token: string): string {
  const bare = withoutArticle(token);
  if (bare.endsWith('الله')) return bare;
  return bare.length > 2 ? bare.replace(/(?:ه|(?<=a)h)$/, '') : bare;
}

const sharesReading = (a: string, b: string) => {
  const readings = new Set(a.split('|'));
  return b.split('|').some((reading) => readings.has(reading));
};
