import { consonantReadings } from './consonants.ts';
import { looseToken } from './name-keys.ts';
import { isLatin } from './name-tokens.ts';
import { isNearSpelling } from './near-spelling.ts';

/** How a word answers a typed beginning, best first; a lower number is a better match. */
export const matchGrades = ['strict', 'loose', 'skeleton', 'near'] as const;
export type MatchGrade = (typeof matchGrades)[number];

/**
 * The words a typed beginning may stand for. `rank` is by word number: 0 where the word does not match, else 1 + twice
 * the grade (an index into `matchGrades`), and one more where the word goes on after what was typed.
 */
export type WordMatches = { readonly rank: Uint8Array; readonly matched: readonly number[] };

/** The grade in a rank above 0. */
export const gradeOf = (rank: number): number => (rank - 1) >> 1;
/** Whether a rank above 0 is of a word typed to its end. */
export const isWhole = (rank: number): boolean => (rank & 1) === 1;

/**
 * All distinct words of many names, found by their beginning in any folded spelling. 100,000 people share some ten
 * thousand words, so the folding is done once a word and a keystroke touches words, not people.
 */
export function createWordIndex() {
  const words: { readonly strict: string; readonly loose: string }[] = [];
  const numbers = new Map<string, number>();
  const spellings = [createSortedKeys(), createSortedKeys(), createSortedKeys()] as const;

  /** The number of a folded word, the same at every call. */
  function numberOf(strict: string): number {
    const known = numbers.get(strict);
    if (known !== undefined) return known;
    const number = words.length;
    const loose = looseToken(strict);
    words.push({ strict, loose });
    numbers.set(strict, number);
    spellings[0].add(strict, number);
    spellings[1].add(loose, number);
    for (const reading of consonantReadings(strict)) spellings[2].add(reading, number);
    return number;
  }

  /** The loose key of a word by its number. */
  const looseOf = (number: number): string => words[number]?.loose ?? '';

  /** Every word the typed folded beginning may stand for, each in its best reading. */
  function startingWith(typed: string): WordMatches {
    const rank = new Uint8Array(words.length);
    const matched: number[] = [];
    const keys = [[typed], [looseToken(typed)], typedReadings(typed)];
    keys.forEach((typedKeys, grade) => {
      for (const key of typedKeys)
        spellings[grade]?.eachStartingWith(key, (number, whole) => {
          const found = rank[number] ?? 0;
          const offered = 1 + grade * 2 + (whole ? 0 : 1);
          if (found === 0) matched.push(number);
          if (found === 0 || offered < found) rank[number] = offered;
        });
    });
    return { rank, matched };
  }

  /** Besides those, words one or two slips away; for when nothing else was found. */
  function startingNear(typed: string, unfinished: boolean): WordMatches {
    const { rank, matched } = startingWith(typed);
    const key = looseToken(typed);
    const nearby = words.flatMap(({ loose }, number) =>
      rank[number] === 0 && isNearSpelling(key, loose, unfinished) ? [number] : [],
    );
    for (const number of nearby) rank[number] = 1 + matchGrades.indexOf('near') * 2 + 1;
    return { rank, matched: [...matched, ...nearby] };
  }

  return { numberOf, looseOf, startingWith, startingNear };
}

/** The consonants a typed beginning is searched by; too few fit far too many words. */
function typedReadings(typed: string): readonly string[] {
  if (isLatin(typed)) return typed.length < 2 ? [] : consonantReadings(typed);
  return typed.length < 3 ? [] : consonantReadings(typed).filter((reading) => reading.length > 1);
}

/** Keys in order, each with a word's number, searched by beginning. */
function createSortedKeys() {
  type Entry = { readonly key: string; readonly number: number };
  let entries: Entry[] = [];
  let pending: Entry[] = [];

  const byKey = (a: Entry, b: Entry) => (a.key < b.key ? -1 : Number(a.key > b.key));

  /** Many new words at once are sorted in together, a few are put where they belong. */
  function settle() {
    if (pending.length <= 100) for (const entry of pending) entries.splice(firstAtLeast(entry.key), 0, entry);
    else entries = [...entries, ...pending].sort(byKey);
    pending = [];
  }

  function firstAtLeast(key: string): number {
    let [low, high] = [0, entries.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((entries[middle]?.key ?? '') < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    add: (key: string, number: number) => pending.push({ key, number }),
    eachStartingWith(start: string, visit: (number: number, whole: boolean) => void) {
      settle();
      for (let at = firstAtLeast(start); at < entries.length; at += 1) {
        const entry = entries[at];
        if (entry === undefined || !entry.key.startsWith(start)) return;
        visit(entry.number, entry.key === start);
      }
    },
  };
}
