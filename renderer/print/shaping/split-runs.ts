import bidiFactory from 'bidi-js';
import { isIgnorable, isMark } from './characters.ts';
import type { Script, ShapingFont } from './harfbuzz-shaper.ts';
import { resolveScripts } from './resolve-scripts.ts';

const bidi = bidiFactory();

/** A stretch of text that one font shapes in one go. `level` is its bidi embedding level: odd runs right to left. */
export interface TextRun {
  readonly start: number;
  readonly end: number;
  readonly level: number;
  readonly script: Script;
  readonly font: ShapingFont;
}

export type BaseDirection = 'rtl' | 'ltr';

/** The first character that none of the fonts can draw. */
export interface UncoveredCharacter {
  readonly character: string;
  readonly index: number;
}

/** Cuts a line into runs of one level, one script and one font, in reading order. */
export function splitRuns(
  text: string,
  fonts: readonly ShapingFont[],
  base: BaseDirection,
): { runs: TextRun[]; uncovered: UncoveredCharacter | undefined } {
  const levels = lineLevels(text, base);
  const scripts = resolveScripts(text, bidi);
  const primary = fonts[0];
  if (!primary) throw new Error('a text needs at least one font');
  const runs: TextRun[] = [];
  let uncovered: UncoveredCharacter | undefined;
  let index = 0;
  let previous: ShapingFont = primary;
  for (const character of text) {
    const font = chooseFont(character, fonts, previous);
    if (!font) uncovered ??= { character, index };
    append(
      runs,
      {
        start: index,
        end: index + character.length,
        level: levels[index] ?? 0,
        script: scripts[index] ?? 'Zyyy',
        font: font ?? primary,
      },
      isIgnorable(character),
    );
    previous = font ?? primary;
    index += character.length;
  }
  return { runs, uncovered };
}

/** Embedding levels; spaces and isolate marks at the end of the line lie at the level of the paragraph (rule L1). */
function lineLevels(text: string, base: BaseDirection): Uint8Array {
  const { levels } = bidi.getEmbeddingLevels(text, base);
  const trailing = /[\s\u2066-\u2069]*$/u.exec(text)?.index ?? text.length;
  return levels.fill(base === 'rtl' ? 1 : 0, trailing);
}

/** Spaces take the first font, marks the font of their letter, invisible controls whatever stands beside them. */
function chooseFont(character: string, fonts: readonly ShapingFont[], previous: ShapingFont): ShapingFont | undefined {
  const codePoint = character.codePointAt(0) ?? 0;
  if (isIgnorable(character)) return previous;
  if (isMark(character) && previous.covers(codePoint)) return previous;
  return fonts.find((font) => font.covers(codePoint));
}

function append(runs: TextRun[], next: TextRun, ignorable: boolean): void {
  const last = runs.at(-1);
  const joins =
    last && last.level === next.level && last.font === next.font && (last.script === next.script || ignorable);
  if (joins) runs[runs.length - 1] = { ...last, end: next.end };
  else runs.push(next);
}

/** Visual order, left to right, by rule L2: from the highest level down to the lowest odd one, reverse each stretch. */
export function visualOrder(runs: readonly TextRun[]): TextRun[] {
  const ordered = [...runs];
  const highest = Math.max(0, ...runs.map((run) => run.level));
  for (let level = highest; level >= 1; level--) {
    for (let from = 0; from < ordered.length; from++) {
      if ((ordered[from]?.level ?? 0) < level) continue;
      let to = from;
      while ((ordered[to]?.level ?? -1) >= level) to++;
      ordered.splice(from, to - from, ...ordered.slice(from, to).toReversed());
      from = to;
    }
  }
  return ordered;
}
