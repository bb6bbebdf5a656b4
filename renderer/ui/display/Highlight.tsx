interface HighlightProps {
  readonly text: string;
  /** What was typed. */
  readonly match: string;
  /** Makes spellings equal, letter by letter; the letters marked are those of the text as it is written. */
  readonly fold?: (text: string) => string;
}

const lowerCase = (text: string) => text.toLowerCase();

/** A text with the part that matches marked by its ground; the weight stays, so Arabic letters keep joining. */
export function Highlight({ text, match, fold = lowerCase }: HighlightProps) {
  const found = findFolded(text, match, fold);
  if (!found) return <>{text}</>;
  const [start, end] = found;
  return (
    <>
      {text.slice(0, start)}
      <mark>{text.slice(start, end)}</mark>
      {text.slice(end)}
    </>
  );
}

/** Where the folded match stands in the text itself, as [start, end) in the unfolded text. */
export function findFolded(
  text: string,
  match: string,
  fold: (text: string) => string,
): readonly [number, number] | null {
  const needle = fold(match.trim());
  if (needle === '') return null;
  // Fold letter by letter, remembering where each folded letter came from: folding may drop marks.
  let folded = '';
  const origins: number[] = [];
  for (const [index, letter] of [...text].entries()) {
    const plain = letter === ' ' ? ' ' : fold(letter);
    folded += plain;
    for (let count = 0; count < plain.length; count += 1) origins.push(index);
  }
  const at = folded.indexOf(needle);
  const first = origins[at];
  const last = origins[at + needle.length - 1];
  return at < 0 || first === undefined || last === undefined ? null : [first, last + 1];
}
