/** Parts a paragraph into lines no longer than `width`; `measure` gives the length of a text in the same unit. */
export function breakLines(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[][] = [[]];
  for (const word of text.split(/[ \t]+/u).filter(Boolean)) {
    const line = lines.at(-1) ?? [];
    if (line.length > 0 && measure([...line, word].join(' ')) > width) lines.push([word]);
    else line.push(word);
  }
  keepCompany(lines, width, measure);
  return lines.map((line) => line.join(' '));
}

/** The last line of a paragraph is never one word: it gets the last one of the line before. */
function keepCompany(lines: string[][], width: number, measure: (text: string) => number): void {
  const last = lines.at(-1);
  const before = lines.at(-2);
  // Words joined by no-break spaces, as «٥ أيام», are company enough.
  if (!last || !before || last.length !== 1 || last[0]?.includes('\u00a0') || before.length < 3) return;
  const pulled = before.at(-1) ?? '';
  if (measure([pulled, ...last].join(' ')) > width) return;
  before.pop();
  last.unshift(pulled);
}
