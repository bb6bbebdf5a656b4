import { isLatin } from './name-tokens.ts';

/** Names whose first two letters are no article: إلهام, إلياس, ألطاف, ألماس, آلاء, إلين, إليسا, ألحان. */
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
const rootedLatin: ReadonlySet<string> = new Set([
  'elham',
  'elias',
  'elyas',
  'eltaf',
  'altaf',
  'almas',
  'elin',
  'elisa',
]);

/** A folded word without the article «ال» or "al"; unchanged where it has none, or where next to nothing would be left. */
export function withoutArticle(word: string): string {
  if (!isLatin(word)) return word.length > 3 && word.startsWith('ال') && !rootedArabic.has(word) ? word.slice(2) : word;
  const bare = /^[aeu]l(.{3,})$/.exec(word)?.[1];
  return bare === undefined || rootedLatin.has(word) || !/[^aeiouwy]/.test(bare.replace(/h$/, '')) ? word : bare;
}
