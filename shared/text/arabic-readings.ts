import { withoutArticle } from './article.ts';
import { allah, servant, soundedHeh } from './reading-signs.ts';

/** The readings of a folded Arabic word, joined names included; a reading of vowels alone is empty. */
export function arabicReadings(word: string): readonly string[] {
  if (word.length > 4 && word.endsWith('الله')) return beforeSuffix(word.slice(0, -4)).map((head) => head + allah);
  if (word.length > 5 && word.endsWith('الدين')) return beforeSuffix(word.slice(0, -5)).map((head) => `${head}DN`);
  if (word.length > 5 && word.startsWith('عبدال')) return arabicReadings(word.slice(5)).map((rest) => servant + rest);
  if (word === 'اله') return [`L${soundedHeh}`];
  const bare = withoutArticle(word);
  if (bare.length < 3 || !bare.endsWith('ه')) return [consonants(bare) || consonants(word)];
  return finalHeh(bare).map((ending) => consonants(bare.slice(0, -1)) + ending);
}

/** A final ه is the feminine ending (فاطمة), a sounded letter (نزيه) or, after alef, a sounded t (حياة). */
function finalHeh(word: string): readonly string[] {
  if (/[يو]ه$/.test(word)) return ['', soundedHeh];
  return word.endsWith('اه') ? ['', 'T'] : [''];
}

/** A feminine ending in front of a suffix may be sounded: «هبة الله» is Hibatullah or Heba Allah. */
function beforeSuffix(head: string): readonly string[] {
  const bare = consonants(withoutArticle(head.replace(/ه$/, '')));
  return head.endsWith('ه') ? [bare, `${bare}T`] : [bare];
}

/** A doubled ل is an article run into its word («بللحمر» = «بلحمر»); other doubled letters have a vowel between them. */
const consonants = (word: string): string =>
  Array.from(word.replace(/لل/g, 'ل'), (letter) => classes.get(letter) ?? (/\p{N}/u.test(letter) ? letter : '')).join(
    '',
  );

/** Letters that Latin spellings do not keep apart share a class. */
const classes: ReadonlyMap<string, string> = new Map(
  ['Bب', 'Tتط', 'Sثسص', 'Jج', 'Hحه', 'Kخقك', 'Dدذضظز', 'Rر', 'Lل', 'Mم', 'Nن', 'Fف', 'Cش', 'Gغ'].flatMap((entry) =>
    Array.from(entry.slice(1), (letter) => [letter, entry.slice(0, 1)] as const),
  ),
);
