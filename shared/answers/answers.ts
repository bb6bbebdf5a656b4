import { z } from 'zod';
import { beginsWords, searchWords } from '../text/word-beginnings.ts';

/** An answer that the association has approved: what callers ask, and what is said to them, word for word. */
export const Answer = z.strictObject({
  id: z.string().min(1).max(40),
  question: z.string().min(1).max(160),
  answer: z.string().min(1).max(1200),
  /** Other words for it, by which it is found too. */
  tags: z.array(z.string().min(1).max(40)).max(12),
});
export type Answer = z.infer<typeof Answer>;

/** The directory of approved answers; the version is raised with every change. */
export const AnswerList = z.strictObject({ version: z.int().min(1), answers: z.array(Answer).max(500) });

/** The answers that a few typed letters may mean: those whose question begins so first, then those found by other words. */
export function findAnswers(answers: readonly Answer[], typed: string): Answer[] {
  const words = searchWords(typed);
  const byQuestion = answers.filter(({ question }) => beginsWords(words, searchWords(question)));
  const byAll = answers.filter((each) => beginsWords(words, searchWords([each.question, ...each.tags].join(' '))));
  return [...byQuestion, ...byAll.filter((each) => !byQuestion.includes(each))];
}
