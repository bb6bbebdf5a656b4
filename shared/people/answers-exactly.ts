import { foldIdNumber } from './national-id.ts';
import { phoneKey } from './phone.ts';
import { nameTokens } from '../text/name-tokens.ts';

/** What somebody is known by. */
interface KnownBy {
  readonly name: string;
  readonly idNumber: string;
  /** Numbers that are the person's own, as they are compared: under a spouse's somebody else may be calling. */
  readonly ownNumbers: readonly string[];
}

/**
 * Whether what was typed is somebody's id number or own telephone number, complete, or words that are all words of his
 * name (S3): «عمر» is not «العمري». Likeness is for the eye to judge; by itself a key takes nobody for it.
 */
export function answersExactly(typed: string, { name, idNumber, ownNumbers }: KnownBy): boolean {
  const number = phoneKey(typed);
  if (number !== null && ownNumbers.includes(number)) return true;
  const id = foldIdNumber(typed);
  return (id !== '' && id === foldIdNumber(idNumber)) || namesExactly(typed, name);
}

/** Whether what was typed names somebody of whom no more than the name is known here. */
export const namesExactly = (typed: string, name: string): boolean =>
  holdsWords(nameTokens(name), nameTokens(typed), (word, whole) => word === whole);

/** Whether what was typed may become somebody's name: each word is one of it, or the beginning of one. */
export const beginsName = (typed: string, name: string): boolean =>
  holdsWords(nameTokens(name), nameTokens(typed), (word, beginning) => word.startsWith(beginning));

/** The match that a key may take without a choice: the one that is exact, where there is but one (S3). */
export function theOneMeant<Match extends { readonly isExact: boolean }>(matches: readonly Match[]): Match | null {
  const exact = matches.filter(({ isExact }) => isExact);
  const [only] = exact;
  return exact.length === 1 && only ? only : null;
}

/** Each typed word is a word of the name, as `isWord` compares them, and each time another one. */
function holdsWords(
  name: readonly string[],
  typed: readonly string[],
  isWord: (word: string, typed: string) => boolean,
): boolean {
  const left = [...name];
  // The longest first: what a shorter beginning takes from it would be lost to it.
  for (const given of typed.toSorted((one, other) => other.length - one.length)) {
    const at = left.findIndex((word) => isWord(word, given));
    if (at < 0) return false;
    left.splice(at, 1);
  }
  return typed.length > 0;
}
