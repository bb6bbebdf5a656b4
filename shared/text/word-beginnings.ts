import { foldForSearch } from './name-keys.ts';

/** The words of a text as they are searched: folded like names, whatever the script. */
export const searchWords = (text: string): readonly string[] => foldForSearch(text);

/** True if each typed word begins a word of the text. Nothing typed finds everything. */
export const beginsWords = (typed: readonly string[], words: readonly string[]): boolean =>
  typed.every((beginning) => words.some((word) => word.startsWith(beginning)));
