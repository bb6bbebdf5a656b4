import { foldDigits } from '../kernel/digits.ts';
import { stripInvisible } from '../kernel/bidi.ts';
import { withoutArticle } from '../text/article.ts';
import { wordRole } from '../text/name-tokens.ts';

/** The parts of a name as they were written; a part the name does not have is empty. */
export type NameParts = {
  readonly first: string;
  readonly father: string;
  readonly grandfather: string;
  readonly family: string;
};

/**
 * Splits a full name as the Kingdom writes it: first, father, grandfather, family. Joined names and particles stay
 * with their word («عبد الله», «آل مشهور», «أبو بكر»), «بن» and «بنت» between names go. The last of two or more names is
 * the family; with more than four, those in the middle are the grandfather.
 */
export function splitName(fullName: string): NameParts {
  const names = nameGroups(fullName);
  const family = names.length > 1 ? (names.at(-1) ?? '') : '';
  const [first = '', father = '', ...others] = family === '' ? names : names.slice(0, -1);
  return { first, father, grandfather: others.join(' '), family };
}

/** First name and family, for lists and greetings: «فاطمة الشهري». */
export function shortName(fullName: string): string {
  const { first, family } = splitName(fullName);
  return family === '' ? first : `${first} ${family}`;
}

/** The letter that stands for a person in a small circle: the first of the first name, past an article; empty without a name. */
export function initialLetter(fullName: string): string {
  const bare = splitName(fullName).first.replace(/[^\p{L}\p{N}]/gu, '');
  return (withoutArticle(bare).at(0) ?? '').toUpperCase();
}

/** The last four digits of a phone or id number, enough to ask «ينتهي بـ 4567؟» without showing the rest. */
export const lastFour = (number: string): string => foldDigits(number).replace(/\D/g, '').slice(-4);

function nameGroups(fullName: string): readonly string[] {
  const words = stripInvisible(fullName).trim().split(/\s+/).filter(Boolean);
  const groups: string[] = [];
  let opened = '';
  words.forEach((word, index) => {
    const role = wordRole(word, words[index + 1]);
    if (role === 'connects' && index > 0) return;
    const whole = opened === '' ? word : `${opened} ${word}`;
    opened = '';
    if (role === 'opens') opened = whole;
    else if (role === 'completes' && whole === word && groups.length > 0) groups.push(`${groups.pop() ?? ''} ${word}`);
    else groups.push(whole);
  });
  return opened === '' ? groups : [...groups, opened];
}
