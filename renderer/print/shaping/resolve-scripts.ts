import type { Bidi } from 'bidi-js';
import type { Script } from './harfbuzz-shaper.ts';

const ARABIC = /^\p{Script_Extensions=Arabic}$/u;
const LATIN = /^\p{Script_Extensions=Latin}$/u;

/**
 * The script of every UTF-16 unit (UAX 24): letters have their own, the rest takes the script before it, or after it at
 * the start of the text. A closing bracket takes its opener's script: Amiri has two designs of each, which must match.
 */
export function resolveScripts(text: string, bidi: Bidi): Script[] {
  const scripts: Script[] = [];
  const openers: { closer: string | null; script: Script }[] = [];
  let current: Script | undefined;
  let unresolved = 0;
  for (const character of text) {
    const own = ARABIC.test(character) ? 'Arab' : LATIN.test(character) ? 'Latn' : undefined;
    let script = own ?? current ?? 'Zyyy';
    const pair = own ? -1 : openers.findLastIndex((opener) => opener.closer === character);
    if (pair >= 0) {
      script = openers[pair]?.script ?? script;
      openers.length = pair;
    } else if (!own && bidi.openingToClosingBracket(character)) {
      openers.push({ closer: bidi.openingToClosingBracket(character), script });
    }
    if (own && current === undefined) {
      scripts.fill(own, 0, unresolved);
      for (const opener of openers) opener.script = own;
    }
    if (own) current = own;
    else if (pair >= 0 && script !== 'Zyyy') current = script;
    for (let unit = 0; unit < character.length; unit++) scripts.push(script);
    if (current === undefined) unresolved = scripts.length;
  }
  return scripts;
}
