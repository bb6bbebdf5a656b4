import { READING_STEP } from './steps.ts';

/** The texts of some thousand rows as one, each on a line of its own. */
export interface TextPiece {
  readonly text: string;
  /** Where each row's line begins. */
  readonly starts: Int32Array;
  /** The index of the first of them. */
  readonly first: number;
}

const LINE_END = '\n';

/** Rows of a piece: searched within a millisecond, and so large a text that V8 leaves it where it lies. */
const PIECE = 5000;

/**
 * The texts of all rows, piece by piece. A text of its own for each of 100,000 rows takes longer to be walked along, whenever memory is
 * collected, than to be searched.
 */
export function* joinTexts<Row>(
  rows: readonly Row[],
  textOf: (row: Row) => string,
): Generator<undefined, readonly TextPiece[]> {
  const pieces: TextPiece[] = [];
  for (let first = 0; first < rows.length; first += PIECE) {
    const texts: string[] = [];
    const starts: number[] = [];
    let start = 0;
    for (const row of rows.slice(first, first + PIECE)) {
      if (texts.length % READING_STEP === 0) yield;
      const text = textOf(row).replaceAll(LINE_END, ' ');
      texts.push(text);
      starts.push(start);
      start += text.length + LINE_END.length;
    }
    pieces.push({ text: texts.join(LINE_END), starts: Int32Array.from(starts), first });
  }
  return pieces;
}

/** The indexes of the rows whose text holds the needle, a text within a line and not empty, in their order. */
export function* rowsWith(pieces: readonly TextPiece[], needle: string): Generator<undefined, Int32Array> {
  const found: number[] = [];
  for (const { text, starts, first } of pieces) {
    yield;
    let row = 0;
    for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, starts[row] ?? text.length)) {
      while (row < starts.length && (starts[row] ?? 0) <= at) row += 1;
      found.push(first + row - 1);
      if (row >= starts.length) break;
    }
  }
  return Int32Array.from(found);
}
