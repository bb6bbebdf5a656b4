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
  for (const cluster of lettersWithMarks(text)) {
    const together = fonts.find((font) => cluster.every((character) => draws(font, character)));
    for (const character of cluster) {
      const font = isIgnorable(character) && cluster.length === 1 ? previous : (together ?? fontFor(character, fonts));
      if (!font) uncovered ??= { character, index };
      const end = index + character.length;
      const run = {
        start: index,
        end,
        level: levels[index] ?? 0,
        script: scripts[index] ?? 'Zyyy',
        font: font ?? primary,
      };
      append(runs, run, isIgnorable(character));
      previous = font ?? primary;
      index = end;
    }
  }
  return { runs, uncovered };
}

/** A letter and the marks on it are drawn by one font, if there is one that has them all. */
function lettersWithMarks(text: string): string[][] {
  const clusters: string[][] = [];
  for (const character of text) {
    if (isMark(character) && clusters.length > 0) clusters.at(-1)?.push(character);
    else clusters.push([character]);
  }
  return clusters;
}

const draws = (font: ShapingFont, character: string): boolean =>
  isIgnorable(character) || font.covers(character.codePointAt(0) ?? 0);

const fontFor = (character: string, fonts: readonly ShapingFont[]): ShapingFont | undefined =>
  fonts.find((font) => draws(font, character));

/** Embedding levels; spaces and isolate marks at the end of the line lie at the level of the paragraph (rule L1). */
function lineLevels(text: string, base: BaseDirection): Uint8Array {
  const { levels } = bidi.getEmbeddingLevels(text, base);
  const trailing = /[\s\u2066-\u2069]*$/u.exec(text)?.index ?? text.length;
  return levels.fill(base === 'rtl' ? 1 : 0, trailing);
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
