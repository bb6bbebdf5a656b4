import { stripBidiControls } from './bidi.ts';

/** Control characters other than the ends of lines, and halves of surrogate pairs: no form means them. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const UNPRINTABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]|\p{Surrogate}/gu;

/** What is odd about a typed text. Hidden marks are taken out when it is saved; a text that is too long is not cut but refused. */
export interface TextVerdict {
  /** Characters above the limit; 0 where it fits. */
  readonly extra: number;
  /** It holds marks that nobody sees: bidi controls and the like, pasted with the text. */
  readonly hasHiddenMarks: boolean;
}

/** Judges a typed text against the longest that is kept, counted as it would be saved. */
export function judgeText(typed: string, longest: number): TextVerdict {
  const tidy = tidyText(typed);
  return { extra: Math.max(0, tidy.length - longest), hasHiddenMarks: withoutHidden(typed).length !== typed.length };
}

/** A typed text as it is saved: without hidden marks, and without spaces around it. Its lines stay. */
export const tidyText = (typed: string): string => withoutHidden(typed).trim();

/** The same for a name or a number: one line, with single spaces. */
export const tidyLine = (typed: string): string => tidyText(typed).replace(/\s+/g, ' ');

const withoutHidden = (typed: string): string => stripBidiControls(typed).replace(UNPRINTABLE, '');
