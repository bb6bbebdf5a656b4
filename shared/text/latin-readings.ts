import { withoutArticle } from './article.ts';
import { allah, servant, soundedHeh } from './reading-signs.ts';

/** The readings of a folded Latin word, joined names included; a reading of vowels alone is empty. */
export function latinReadings(written: string): readonly string[] {
  const word = abbreviations.get(written) ?? written;
  if (word.startsWith('abd')) return servantReadings(word.slice(3));
  const bare = withoutArticle(word);
  if (bare === word) return joinedReadings(word, false);
  // "Al" may also be the house particle before the article: Al Alsheikh.
  return [...new Set([word, bare, withoutArticle(bare)])].flatMap((form) => joinedReadings(form, true));
}

/** Short forms that leave letters out. */
const abbreviations: ReadonlyMap<string, string> = new Map(
  ['mohd', 'muhd', 'mhd', 'md'].map((short) => [short, 'mohamed']),
);

/** What follows "abd": the article may be written (Abdulrahman), assimilated (Abdurrahman) or run together (Abdulatif). */
function servantReadings(rest: string): readonly string[] {
  if (/^[aeou]*(?:ll+|l+[aeo]|l+[aeo]?h+)$/.test(rest)) return [servant + allah];
  if (/^[aeou]*l[aei]l[aeo]h$/.test(rest)) return [`${servant}L${soundedHeh}`];
  if (/^[aeiou]*h?$/.test(rest)) return [servant];
  const rests = [...new Set([rest, rest.replace(/^[aeiou]*l/, '')])];
  return rests.flatMap((each) => joinedReadings(each, false)).map((reading) => servant + reading);
}

/** Names ending in "-ullah" or "-eldin" are also read with that ending as one sign, or without the article in it. */
function joinedReadings(word: string, hadArticle: boolean): readonly string[] {
  const beforeAllah = /^(.*[^aeiouwy].*?)[aeiou]+ll[aeo]h*$/.exec(word)?.[1];
  if (beforeAllah !== undefined) {
    const joined = spelledReadings(beforeAllah, hadArticle).map((head) => head + allah);
    // "Jamilla" and "Sallah" may as well be plain words.
    const isCertain = beforeAllah.length > 1 && /[auo]llah$/.test(word);
    return isCertain ? joined : [...joined, ...spelledReadings(word, hadArticle)];
  }
  const withoutInnerArticle = word.replace(/(?<=.[aeiou])l(?=d+(?:i|ee|ie)ne?$)/, '');
  return [...new Set([word, withoutInnerArticle])].flatMap((form) => spelledReadings(form, hadArticle));
}

/** Reads letter by letter; a letter or pair that may be two things branches the readings. */
function spelledReadings(word: string, hadArticle: boolean): readonly string[] {
  const spelled = withoutDoubles(word);
  const units = spelled.match(/[tdskgcp]h|dj|[a-z]/g) ?? [];
  const isFamily = (hadArticle || /[iy]$/.test(spelled)) && units.length > 3;
  return units
    .map((unit, index) => unitReadings(units, unit, index, isFamily))
    .reduce((heads, choices) => heads.flatMap((head) => choices.map((choice) => head + choice)), ['']);
}

/** A doubled letter is one letter pronounced long; "sh" after "s" is an article before ش (Ash-Shehri). */
const withoutDoubles = (word: string): string =>
  word
    .replace(/tch/g, 'ch')
    .replace(/ck/g, 'k')
    .replace(/([tdskg])(?=\1h)/g, '')
    .replace(/([tdskg]h)\1/g, '$1')
    .replace(/([bcdfgj-np-tvxz])\1+/g, '$1')
    .replace(/(?<![tdskgcp])hh/g, 'h');

function unitReadings(units: readonly string[], unit: string, index: number, isFamily: boolean): readonly string[] {
  const pair = pairs.get(unit);
  // No Arabic word starts with two consonants, so at the start the pair is one letter.
  if (pair !== undefined) return index === 0 ? pair.filter((reading) => reading.length === 1) : pair;
  // ق is often written g, at the start in family names only: Mogren, Algahtani, but Gamal is not Kamal.
  if (unit === 'g') return index > 0 || isFamily ? ['J', 'G', 'K'] : ['J', 'G'];
  if (unit === 'c' && /^[eiy]/.test(units[index + 1] ?? '')) return ['S'];
  if (unit === 'v') return ['F', ''];
  if (unit === 'h' && index > 0 && index === units.length - 1) return finalH(units);
  return [classes.get(unit) ?? ''];
}

/** A final h is ح, a sounded ه, or only a way to write the feminine ending: Fatimah, Hamzeh, but not Saleh. */
function finalH(units: readonly string[]): readonly string[] {
  const vowel = units.at(-2) ?? '';
  if (!/^[aeiouy]$/.test(vowel)) return ['H'];
  const consonants = units.filter((unit) => !/^[aeiouwy]$/.test(unit)).length - 1;
  return vowel === 'a' || (vowel === 'e' && consonants > 2) ? ['', 'H', soundedHeh] : ['H', soundedHeh];
}

const pairs: ReadonlyMap<string, readonly string[]> = new Map([
  ['th', ['S', 'D', 'TH']],
  ['dh', ['D', 'DH']],
  ['sh', ['C', 'SH']],
  ['kh', ['K', 'KH']],
  ['gh', ['G', 'JH']],
  ['ch', ['C']],
  ['ph', ['F', 'BH']],
  ['dj', ['J', 'DJ']],
]);

const classes: ReadonlyMap<string, string> = new Map(
  ['Bbp', 'Tt', 'Ss', 'Jj', 'Hh', 'Kkqc', 'Ddz', 'Rr', 'Ll', 'Mm', 'Nn', 'Ff'].flatMap((entry) =>
    Array.from(entry.slice(1), (letter) => [letter, entry.slice(0, 1)] as const),
  ),
).set('x', 'KS');
