const NO_BREAK = '\u00a0';
/** A line may end before these words and nowhere else in a name. */
const SON_OR_DAUGHTER = /^(بن|بنت)$/;

/**
 * The words of a name in groups that stay together: «عبد الرحمن» · «بن سالم» · «بن راشد العرعري». Spaces inside a group
 * do not break.
 */
export function nameGroups(name: string): string[] {
  const groups: string[][] = [];
  for (const word of name.trim().split(/\s+/u)) {
    if (groups.length === 0 || SON_OR_DAUGHTER.test(bare(word))) groups.push([word]);
    else groups.at(-1)?.push(word);
  }
  return groups.map((group) => group.join(NO_BREAK));
}

/** A name as one line that does not break. */
export const unbrokenName = (name: string): string => nameGroups(name).join(NO_BREAK);

/** Every way to part a name in two lines. */
export function nameInTwoLines(name: string): [string, string][] {
  const groups = nameGroups(name);
  return groups.slice(1).map((_, i) => [groups.slice(0, i + 1).join(NO_BREAK), groups.slice(i + 1).join(NO_BREAK)]);
}

/** The word without tashkeel: «بِنْت» is «بنت». */
const bare = (word: string): string => word.replace(/\p{M}/gu, '');
