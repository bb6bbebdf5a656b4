import { isNumberSign, isRightToLeftLetter, RIGHT_TO_LEFT_MARK } from './characters.ts';
import { type ClusterForm, type ClusterForms, collectForms, createClusterForms, muteForm } from './cluster-form.ts';
import type { ShapingFont } from './harfbuzz-shaper.ts';
import { type BaseDirection, splitRuns, type TextRun, type UncoveredCharacter, visualOrder } from './split-runs.ts';

/** Neighbouring clusters of one font, from left to right. */
export interface LinePiece {
  readonly font: ShapingFont;
  readonly forms: readonly ClusterForm[];
}

/** A line of text ready to draw at any size. `width` is in ems: times the type size, it is the line's length. */
export interface ShapedLine {
  readonly text: string;
  readonly width: number;
  readonly pieces: readonly LinePiece[];
  readonly uncovered: UncoveredCharacter | undefined;
}

export interface LineShaper {
  /** Shapes a line once and remembers it: the size plays no part. `fonts` are asked in order for each character. */
  shape(text: string, fonts: readonly ShapingFont[], base?: BaseDirection): ShapedLine;
}

/** Enough for the texts of a large batch; then the memory starts afresh rather than grow without end. */
const REMEMBERED_LINES = 20_000;

export function createLineShaper(): LineShaper {
  let remembered = new Map<string, ShapedLine>();
  let formsByFont = new Map<ShapingFont, ClusterForms>();
  const fontNumbers = new Map<ShapingFont, number>();

  function formsOf(font: ShapingFont): ClusterForms {
    let forms = formsByFont.get(font);
    if (!forms) formsByFont.set(font, (forms = createClusterForms()));
    return forms;
  }

  function numberOf(font: ShapingFont): number {
    let known = fontNumbers.get(font);
    if (known === undefined) fontNumbers.set(font, (known = fontNumbers.size));
    return known;
  }

  return {
    shape(text, fonts, base = 'rtl') {
      const key = `${fonts.map(numberOf).join()}|${base}|${text}`;
      let line = remembered.get(key);
      if (!line) {
        if (remembered.size >= REMEMBERED_LINES) {
          remembered = new Map();
          formsByFont = new Map();
        }
        line = shapeLine(text, fonts, base, formsOf);
        remembered.set(key, line);
      }
      return line;
    },
  };
}

/** The line as ornament: it looks the same and reads as nothing. */
export const muteLine = (line: ShapedLine): ShapedLine => ({
  ...line,
  pieces: line.pieces.map((piece) => ({ ...piece, forms: piece.forms.map(muteForm) })),
});

function shapeLine(
  text: string,
  fonts: readonly ShapingFont[],
  base: BaseDirection,
  formsOf: (font: ShapingFont) => ClusterForms,
): ShapedLine {
  const { runs, uncovered } = splitRuns(text, fonts, base);
  const ordered = visualOrder(runs);
  const pieces: { font: ShapingFont; forms: ClusterForm[] }[] = [];
  let width = 0;
  let before: { run: TextRun; form: ClusterForm | undefined } | undefined;
  for (const run of ordered) {
    const span = { text, start: run.start, end: run.end, rightToLeft: isRightToLeft(run), script: run.script };
    const known = formsOf(run.font);
    const mark = directionMark(known);
    const shaped = collectForms(run.font.shape(span), span, known);
    const forms = span.rightToLeft ? parted(shaped, mark) : shaped;
    if (before && needsMark(before, { run, form: forms[0] })) forms.unshift(mark);
    width += forms.reduce((sum, form) => sum + form.advance, 0) / run.font.unitsPerEm;
    before = { run, form: forms.at(-1) };
    const last = pieces.at(-1);
    if (last?.font === run.font) last.forms.push(...forms);
    else pieces.push({ font: run.font, forms });
  }
  return { text, width, pieces, uncovered };
}

const isRightToLeft = (run: TextRun): boolean => run.level % 2 === 1;

const directionMark = (forms: ClusterForms): ClusterForm => forms.intern([], 0, [RIGHT_TO_LEFT_MARK]);

/**
 * Between a right-to-left run and a left-to-right one, a space or a dot belongs to either for whoever reads the file
 * back; an invisible mark beside it says to which. Where a right-to-left letter touches the border, nothing is needed.
 */
function needsMark(
  left: { run: TextRun; form: ClusterForm | undefined },
  right: { run: TextRun; form: ClusterForm | undefined },
): boolean {
  if (isRightToLeft(left.run) === isRightToLeft(right.run)) return false;
  const touching = isRightToLeft(left.run) ? left.form?.letters.at(-1) : right.form?.letters[0];
  return !isRightToLeftLetter(touching ?? '');
}

/** The same doubt inside a right-to-left run: a comma or a percent sign must not take the space after it along. */
function parted(forms: readonly ClusterForm[], mark: ClusterForm): ClusterForm[] {
  return forms.flatMap((form, i) => {
    const left = forms[i - 1];
    const doubtful = left && isNumberSign(form.letters[0] ?? '') && !isRightToLeftLetter(left.letters.at(-1) ?? '');
    return doubtful ? [mark, form] : [form];
  });
}
