import { stripInvisible } from '../kernel/bidi.ts';
import { foldDigits } from '../kernel/digits.ts';

/*
 * The words of a name, in one spelling for all the ways it is typed. Joined names come out joined («عبد الله» and
 * «عبدالله» are one word), connecting words and the house particle «آل» are gone.
 */

/** The words of a name, folded; see docs/domain-rules.md, N1–N5. */
export function nameTokens(name: string): readonly string[] {
  const words = foldLetters(name).match(/(?:(?=\p{L})\p{Script=Arabic})+|\p{Script=Latin}+|\p{N}+|\p{L}+/gu) ?? [];
  const meant = words.filter((word) => !houseParticles.has(word));
  return joinWords(meant.filter((word, index) => index === 0 || !connectors.has(word)));
}

/** What a single written word does in a name: stands alone, joins the next, completes the one before, or only connects. */
export function wordRole(word: string, next: string | undefined): 'name' | 'opens' | 'completes' | 'connects' {
  const folded = foldLetters(word);
  if (connectors.has(folded)) return 'connects';
  if (next !== undefined && (houseParticles.has(folded) || joinsNext(folded, foldLetters(next)))) return 'opens';
  return suffixes.test(folded) ? 'completes' : 'name';
}

/** Whether a word is written in Latin letters. */
export const isLatin = (word: string): boolean => /^[a-z]/.test(word);

/** Lone vowel marks and accents; compatibility decomposition would put a space in front of each. */
const loneMarks = /[\u00B4\uFC5E-\uFC63\uFE70-\uFE7F]/g;
const apostrophes = /['’‘‛`ʹʼʻʽʾʿ]/g;

const letterForms: Readonly<Record<string, string>> = {
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ے: 'ي',
  ة: 'ه',
  ۃ: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ە: 'ه',
  ک: 'ك',
  ڪ: 'ك',
  گ: 'ك',
  پ: 'ب',
  چ: 'ج',
  ژ: 'ز',
  ڤ: 'ف',
  ء: '',
  ٴ: '',
  ı: 'i',
  ø: 'o',
  đ: 'd',
};
const foldable = new RegExp(`[${Object.keys(letterForms).join('')}]`, 'g');

/**
 * One shape for every letter. Decomposition splits أ إ آ ؤ ئ é ḥ into letter and mark, and all marks are then dropped:
 * tashkeel, hamza carriers and Latin accents alike.
 */
function foldLetters(text: string): string {
  const bare = text.replace(loneMarks, '').normalize('NFKD').replace(apostrophes, '');
  return foldDigits(stripInvisible(bare).replace(/[\p{M}\u0640]/gu, ''))
    .toLowerCase()
    .replace(foldable, (letter) => letterForms[letter] ?? '');
}

/** «آل», however typed, and its Latin spelling; "al" may as well be the article and is joined instead. */
const houseParticles: ReadonlySet<string> = new Set(['ال', 'aal']);
const connectors: ReadonlySet<string> = new Set(['بن', 'بنت', 'ابن', 'bin', 'ben', 'bint', 'binte', 'ibn']);

/** Words that are half a name and join the next: servant of, father of, mother of. */
const prefixes = /^(?:عبد|ابو|ابي|ابا|ام|با|abd|abd[aeou]+l|ab(?:u|o|i|a|ou|oo)l?|[uo]m+|oum|ba)$/;
/** Latin articles; those before sun letters count only where the next word starts with that letter. */
const article = /^(?:al|el|ul)$/;
const sunArticle = /^[aeu]([stdnrz]h?)$/;
/** «الله» and «الدين» complete the word before. */
const suffixes = /^(?:الله|الدين|[aeou]?ll[aeo]h?|[au]lah|alh|(?:[aeiu][ld]?)?d(?:i|ee|ie)ne?)$/;

function joinWords(words: readonly string[]): readonly string[] {
  const joined: string[] = [];
  const put = (word: string) => {
    const before = joined.at(-1);
    if (before === undefined || !sharesScript(before, word) || !suffixes.test(word)) joined.push(word);
    else put(`${joined.pop() ?? ''}${word}`);
  };
  let open = '';
  words.forEach((word, index) => {
    const next = words[index + 1];
    const whole = open + word;
    const stays = next === undefined || !(joinsNext(word, next) || joinsNext(whole, next));
    open = stays ? '' : whole;
    if (stays) put(whole);
  });
  return joined;
}

const sharesScript = (a: string, b: string): boolean => (isLatin(a) && isLatin(b)) || (isArabic(a) && isArabic(b));
const isArabic = (word: string) => /^\p{Script=Arabic}/u.test(word);

function joinsNext(word: string, next: string): boolean {
  if (!sharesScript(word, next)) return false;
  if (prefixes.test(word) || article.test(word)) return true;
  const sun = sunArticle.exec(word)?.[1] ?? /^abd[aeou]?([stdnrz]h?)$/.exec(word)?.[1];
  return sun !== undefined && next.startsWith(sun);
}
