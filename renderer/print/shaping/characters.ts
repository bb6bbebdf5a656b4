const MARK = /^\p{M}$/u;
const IGNORABLE = /^\p{Default_Ignorable_Code_Point}$/u;
const RIGHT_TO_LEFT_LETTER = /(?=\p{L})[\p{Script=Arabic}\p{Script=Hebrew}]/u;
/** Signs that the bidi rules count among the numbers: separators, percent, currency, plus and minus, and digits. */
const NUMBER_SIGN = /^[\p{Nd}\p{Sc}\u060c\u066a-\u066c\u00a0#%+,./:\u2030\u2212-]/u;

/** A right-to-left mark: invisible, but a reader of the file sees where a left-to-right stretch ends. */
export const RIGHT_TO_LEFT_MARK = '\u200f';

/** Marks sit on the letter before them: tashkeel, shadda, Quranic signs. */
export const isMark = (character: string): boolean => MARK.test(character);

/** Characters that no font has to draw: bidi controls, joiners, variation selectors. */
export const isIgnorable = (character: string): boolean => IGNORABLE.test(character);

/** Whether a letter with its marks is right-to-left by itself, for whoever reads the file back. */
export const isRightToLeftLetter = (letter: string): boolean => RIGHT_TO_LEFT_LETTER.test(letter);

/** Whether a reader of the file may take this as part of a number, and with it the spaces that follow. */
export const isNumberSign = (letter: string): boolean => NUMBER_SIGN.test(letter);

/** «U+0643», the way a character is named to people who must look for it. */
export const codePointName = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
