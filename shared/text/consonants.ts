import { arabicReadings } from './arabic-readings.ts';
import { latinReadings } from './latin-readings.ts';
import { isLatin } from './name-tokens.ts';

/**
 * What is left of a folded word without its vowels and the finer differences between letters: أحمد and Ahmed are both
 * HMD. A word may be read in several ways («th» is ث, ذ or two letters), so it has a sorted list of readings, never
 * empty; two words may be the same where one reading is common to both. Rule N7 in docs/domain-rules.md.
 */
export function consonantReadings(word: string): readonly string[] {
  const readings = isLatin(word) ? latinReadings(word) : arabicReadings(word);
  return [...new Set(readings.map((reading) => reading || semivowels(word)))].sort();
}

/** Words of vowels alone («آية», Aya) are told apart by their semivowels. */
const semivowels = (word: string): string =>
  word.replace(/[وw]/g, 'W').replace(/[يy]/g, 'Y').replace(/[^WY]/g, '') || word;
