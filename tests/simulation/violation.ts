/** Something that must always be true was not. */
export class Violation extends Error {}

/** Throws a violation with the sentence unless the condition holds. */
export function expectThat(condition: unknown, sentence: string): asserts condition {
  if (!condition) throw new Violation(sentence);
}
