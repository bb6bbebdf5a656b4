import { isLatin } from './name-tokens.ts';

/*
 * What is left of a word when vowels and the finer differences between letters are gone: أحمد and Ahmed are both HMD.
 * A word may be read in several ways («th» is ث, ذ or two letters), so each word has a set of readings, and two words
 * may be the same where one reading is common to both. Rule N7 in docs/domain-rules.md.
 */

/** All readings of one folded word, sorted; never empty. */
export function consonantReadings(word: string): readonly string[] {
  const readings = isLatin(word) ? latinReadings(word) : arabicReadings(word);
  return [...new Set(readings.map((reading) => reading || semivowels(word)))].sort();
}

/** «الله» inside a name is one sign of its own, so that «عبدالله» is not «عبدالإله». */
const allah = 'A';

/** A sounded ه at the end of a word, kept apart from ح so that «سمية» is not «سماح»; a Latin h there may be either. */
const soundedHeh = 'E';

const arabicClasses: Readonly<Record<string, string>> = Object.fromEntries(
  ['Bب', 'Tتط', 'Sثسص', 'Jج', 'Hحه', 'Kخقك', 'Dدذضظز', 'Rر', 'Lل', 'Mم', 'Nن', 'Fف', 'Cش', 'Gغ'].flatMap((entry) =>
    Array.from(entry.slice(1), (letter) => [letter, entry.slice(0, 1)]),
  ),
);

/** Names whose «ال» is part of the root: إلهام, إلياس, ألطاف, ألماس, آلاء, إلين. */
const rootedArabic: ReadonlySet<string> = new Set([
  'الهام',
  'الياس',
  'الطاف',
  'الماس',
  'الا',
  'الين',
  'اليسا',
  'الحان',
]);

/** The word without the article «ال» or "al"; the word itself where it has none, or where nothing would be left. */
export function withoutArticle(word: string): string {
  if (isLatin(word))
    return /^[ae]l(?=.*[bcdfghj-np-tvxz])(?!(?:ham|ias|yas|taf|mas|in|een|isa)$)(.{3,})$/.exec(word)?.[1] ?? word;
  return word.length > 3 && word.startsWith('ال') && !rootedArabic.has(word) ? word.slice(2) : word;
}

function arabicReadings(word: string): string[] {
  if (word.length > 4 && word.endsWith('الله')) return beforeSuffix(word.slice(0, -4)).map((head) => head + allah);
  if (word.length > 5 && word.endsWith('الدين')) return beforeSuffix(word.slice(0, -5)).map((head) => `${head}DN`);
  if (word.length > 5 && word.startsWith('عبدال')) return arabicReadings(word.slice(5)).map((rest) => `BD${rest}`);
  if (word === 'اله') return [`L${soundedHeh}`];
  const bare = withoutArticle(word);
  if (bare.length < 3 || !bare.endsWith('ه')) return [arabicConsonants(bare) || arabicConsonants(word)];
  return finalHeh(bare).map((ending) => arabicConsonants(bare.slice(0, -1)) + ending);
}

/** A final ه is the feminine ending (فاطمة), a sounded letter (نزيه) or, after alef, a sounded t (حياة). */
function finalHeh(word: string): string[] {
  if (/[يو]ه$/.test(word)) return ['', soundedHeh];
  return word.endsWith('اه') ? ['', 'T'] : [''];
}

/** A feminine ending in front of a suffix may be sounded: «هبة الله» is Hibatullah or Heba Allah. */
function beforeSuffix(head: string): string[] {
  const consonants = arabicConsonants(withoutArticle(head.replace(/ه$/, '')));
  return head.endsWith('ه') ? [consonants, `${consonants}T`] : [consonants];
}

/** A doubled ل is an article run into its word («بللحمر» = «بلحمر»); other doubled letters have a vowel between them. */
const arabicConsonants = (word: string): string =>
  [...word.replace(/لل/g, 'ل')]
    .map((letter) => arabicClasses[letter] ?? (/\p{N}/u.test(letter) ? letter : ''))
    .join('');

/** Short forms that leave letters out. */
const abbreviations: Readonly<Record<string, string>> = {
  mohd: 'mohamed',
  muhd: 'mohamed',
  mhd: 'mohamed',
  md: 'mohamed',
};

function latinReadings(written: string): string[] {
  const word = abbreviations[written] ?? written;
  if (/^abd[aeou]*l+[aeo]h*$/.test(word)) return [`BD${allah}`];
  if (/^abd[aeou]*l[aei]l[aeo]h$/.test(word)) return [`BDL${soundedHeh}`];
  if (word.startsWith('abd')) {
    const rests = new Set([word.slice(3), word.slice(3).replace(/^[aeiou]*l(?=.)/, '')]);
    return [...rests].flatMap((rest) => latinSuffixed(rest).map((reading) => `BD${reading}`));
  }
  const bare = withoutArticle(word);
  return [word, ...(bare === word ? [] : [bare])].flatMap((form) => latinSuffixed(form, bare !== word));
}

function latinSuffixed(word: string, hadArticle = false): string[] {
  const plain = latinConsonants(word, hadArticle);
  const named = /^(.*[^aeiou].*?)[aeiou]+ll[aeo]h*$/.exec(word)?.[1];
  const faithful = /^(.+[aeiou])l(d+(?:i|ee|ie)ne?)$/.exec(word);
  return [
    ...plain,
    ...(named === undefined ? [] : latinConsonants(named, hadArticle).map((head) => head + allah)),
    ...(faithful === null ? [] : latinConsonants(`${faithful[1]}${faithful[2]}`, hadArticle)),
  ];
}

const digraphs: Readonly<Record<string, readonly string[]>> = {
  th: ['S', 'D', 'TH'],
  dh: ['D', 'DH'],
  sh: ['C', 'SH'],
  kh: ['K', 'KH'],
  gh: ['G', 'JH'],
  ch: ['C'],
  ph: ['F', 'BH'],
  dj: ['J', 'DJ'],
};
const latinClasses: Readonly<Record<string, string>> = {
  b: 'B',
  p: 'B',
  t: 'T',
  s: 'S',
  j: 'J',
  h: 'H',
  k: 'K',
  q: 'K',
  c: 'K',
  x: 'KS',
  d: 'D',
  z: 'D',
  r: 'R',
  l: 'L',
  m: 'M',
  n: 'N',
  f: 'F',
  v: 'F',
};

function latinConsonants(word: string, hadArticle: boolean): string[] {
  const spelled = word
    .replace(/tch/g, 'ch')
    .replace(/ck/g, 'k')
    .replace(/([tdskg])(?=\1h)/g, '')
    .replace(/([tdsgk]h)\1/g, '$1')
    .replace(/([bcdfghj-np-tvxz])\1+/g, '$1');
  const units = spelled.match(/[tdskgcp]h|dj|[a-z]/g) ?? [];
  // Saudi family names often write ق as g: Algahtani, Garni.
  const family = hadArticle || /[iy]$/.test(spelled);
  const readings = units.map((unit, index) => {
    const pair = digraphs[unit];
    // No Arabic word starts with two consonants, so at the start the pair is one letter.
    if (pair !== undefined) return index === 0 ? pair.filter((reading) => reading.length === 1) : pair;
    if (unit === 'g') return family && units.length > 3 ? ['J', 'G', 'K'] : ['J', 'G'];
    if (unit === 'h' && index > 0 && index === units.length - 1) return finalH(units);
    return [latinClasses[unit] ?? ''];
  });
  return readings.reduce<string[]>(
    (heads, choices) => heads.flatMap((head) => choices.map((choice) => head + choice)),
    [''],
  );
}

/** A final h is ح, a sounded ه, or only a way to write the feminine ending: Fatimah, Hamzeh, but not Saleh. */
function finalH(units: readonly string[]): string[] {
  const vowel = units.at(-2) ?? '';
  if (!/[aeiouy]/.test(vowel)) return ['H'];
  const consonants = units.filter((unit) => !/^[aeiouwy]$/.test(unit)).length - 1;
  return vowel === 'a' || (vowel === 'e' && consonants > 2) ? ['', 'H', soundedHeh] : ['H', soundedHeh];
}

/** Words of vowels alone («آية», Aya) are told apart by their semivowels. */
const semivowels = (word: string): string =>
  word.replace(/[وw]/g, 'W').replace(/[يy]/g, 'Y').replace(/[^WY]/g, '') || 'Y';
