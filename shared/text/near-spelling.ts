/**
 * Whether two folded words may be one word mistyped: one slip in words of 3–5 letters, two in longer ones; a slip is a
 * letter missing, added, changed or swapped with its neighbour. Shorter words are never near: too many would be.
 * With `unfinished`, the word is compared only as far as the typed text reaches.
 */
export function isNearSpelling(typed: string, word: string, unfinished = false): boolean {
  if (typed.length < 3 || (!unfinished && word.length < 3)) return false;
  const slips = typed.length <= 5 ? 1 : 2;
  if (typed.length - word.length > slips || (!unfinished && word.length - typed.length > slips)) return false;
  const compared = word.slice(0, typed.length + slips);
  const last = slipsPerEnding(typed, compared);
  return (unfinished ? Math.min(...last) : (last.at(-1) ?? slips + 1)) <= slips;
}

/** For each beginning of `word`, the fewest slips that turn `typed` into it (optimal string alignment). */
function slipsPerEnding(typed: string, word: string): readonly number[] {
  let before: number[] = [];
  let row = Array.from({ length: word.length + 1 }, (_, index) => index);
  for (let i = 1; i <= typed.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= word.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (typed[i - 1] === word[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1]
          ? (before[j - 2] ?? 0) + 1
          : changed;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, changed, swapped));
    }
    [before, row] = [row, next];
  }
  return row;
}
