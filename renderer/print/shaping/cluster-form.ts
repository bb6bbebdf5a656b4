import { isIgnorable, isMark } from './characters.ts';
import type { PlacedGlyph } from './harfbuzz-shaper.ts';

/** One glyph of a cluster, placed from the cluster's origin, in font units. */
export interface FormGlyph {
  readonly glyph: number;
  readonly x: number;
  readonly y: number;
}

/**
 * A cluster as it is drawn: the glyphs of one or several letters that cannot be parted, its exact advance, and the
 * letters themselves from left to right. Equal clusters are one object, so a file embeds each of them once.
 */
export interface ClusterForm {
  readonly glyphs: readonly FormGlyph[];
  readonly advance: number;
  readonly letters: readonly string[];
}

export interface ClusterForms {
  intern(glyphs: readonly FormGlyph[], advance: number, letters: readonly string[]): ClusterForm;
}

/** The collection that makes equal clusters of one font one object. */
export function createClusterForms(): ClusterForms {
  const known = new Map<string, ClusterForm>();
  return {
    intern(glyphs, advance, letters) {
      const key = `${advance}|${letters.join('\u0000')}|${glyphs.map((g) => `${g.glyph},${g.x},${g.y}`).join(';')}`;
      let form = known.get(key);
      if (!form) {
        form = { glyphs, advance, letters };
        known.set(key, form);
      }
      return form;
    },
  };
}

const muteForms = new WeakMap<ClusterForm, ClusterForm>();

/** The same drawing that stands for no letters: ornament that happens to be writing, and would spoil what is read back. */
export function muteForm(form: ClusterForm): ClusterForm {
  let mute = muteForms.get(form);
  if (!mute) muteForms.set(form, (mute = { ...form, letters: [] }));
  return mute;
}

/** Puts the glyphs of one shaped run together by cluster, in visual order. */
export function collectForms(
  placed: readonly PlacedGlyph[],
  run: { readonly text: string; readonly end: number; readonly rightToLeft: boolean },
  forms: ClusterForms,
): ClusterForm[] {
  const starts = [...new Set(placed.map((glyph) => glyph.cluster))].sort((a, b) => a - b);
  const endOf = new Map(starts.map((start, i) => [start, starts[i + 1] ?? run.end]));
  const collected: ClusterForm[] = [];
  for (let from = 0; from < placed.length;) {
    const cluster = placed[from]?.cluster ?? 0;
    const glyphs: FormGlyph[] = [];
    let pen = 0;
    let to = from;
    for (let glyph = placed[to]; glyph?.cluster === cluster; glyph = placed[++to]) {
      glyphs.push({ glyph: glyph.glyph, x: pen + glyph.dx, y: glyph.dy });
      pen += glyph.advance;
    }
    const letters = visualLetters(run.text.slice(cluster, endOf.get(cluster)), run.rightToLeft);
    if (letters.length > 0 || pen !== 0) collected.push(forms.intern(glyphs, pen, letters));
    from = to;
  }
  return collected;
}

/**
 * The letters of a cluster from left to right, each with its marks. In a right-to-left run the marks stand before their
 * letter, because every reader of the file turns the whole run round. Invisible controls are left out; a space that
 * must not break reads as the space people search for.
 */
export function visualLetters(text: string, rightToLeft: boolean): string[] {
  const letters: string[] = [];
  for (const character of text) {
    if (isIgnorable(character)) continue;
    const readable = character === '\u00a0' ? ' ' : character;
    const last = letters.length - 1;
    if (isMark(character) && last >= 0) {
      letters[last] = rightToLeft ? readable + (letters[last] ?? '') : (letters[last] ?? '') + readable;
    } else letters.push(readable);
  }
  return rightToLeft ? letters.toReversed() : letters;
}
