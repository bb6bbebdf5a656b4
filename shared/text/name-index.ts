import { createIdMap } from '../kernel/id-map.ts';
import { nameTokens } from './name-tokens.ts';
import { createWordIndex, gradeOf, isWhole, matchGrades, type MatchGrade, type WordMatches } from './word-index.ts';

/** A person found, and how well the name answers what was typed. */
export type NameHit = { readonly id: string; readonly grade: MatchGrade };

export type NameIndex = {
  /** Puts a person in, or gives a known person another name. */
  add(id: string, name: string): void;
  remove(id: string): void;
  /** The best matches for an unfinished text, best first: each typed word must begin a different word of the name. */
  search(text: string, limit: number): readonly NameHit[];
  /** The loose key of a person's name, of words that were folded once for everybody; empty where the person is not here. */
  looseKey(id: string): string;
  size(): number;
};

/** An index of names in memory for search as you type; a keystroke over 100,000 people stays within a frame. */
export function createNameIndex(): NameIndex {
  const words = createWordIndex();
  /** By slot, undefined where somebody was removed. Slots are never reused while the index lives, so a slot is also the order in which people came. */
  const ids: (string | undefined)[] = [];
  const names = createWordLists();
  const slots = createIdMap<number>();
  const slotsByWord: number[][] = [];

  function remove(id: string) {
    const slot = slots.get(id);
    if (slot === undefined) return;
    for (const word of names.of(slot)) {
      const holders = slotsByWord[word];
      const at = holders?.indexOf(slot) ?? -1;
      if (at >= 0) holders?.splice(at, 1);
    }
    ids[slot] = undefined;
    slots.delete(id);
  }

  function add(id: string, name: string) {
    remove(id);
    const numbers = nameTokens(name).slice(0, wordsPerName).map(words.numberOf);
    const slot = ids.push(id) - 1;
    names.append(numbers);
    slots.set(id, slot);
    for (const word of new Set(numbers)) (slotsByWord[word] ??= []).push(slot);
  }

  function search(text: string, limit: number): readonly NameHit[] {
    const typed = nameTokens(text);
    if (typed.length === 0 || limit < 1) return [];
    const found = best(typed.map(words.startingWith), limit);
    if (found.length > 0) return found;
    return best(
      typed.map((word, index) => words.startingNear(word, index === typed.length - 1)),
      limit,
    );
  }

  function best(typed: readonly WordMatches[], limit: number): readonly NameHit[] {
    const top = createTop(limit);
    const seen = new Uint8Array(ids.length);
    for (const word of rarest(typed).matched)
      for (const slot of slotsByWord[word] ?? []) {
        if (seen[slot] === 1) continue;
        seen[slot] = 1;
        const cost = costOf(names, slot, typed);
        if (cost !== null) top.offer(cost, slot);
      }
    return top.inOrder().flatMap(({ cost, slot }) => {
      const id = ids[slot];
      const grade = matchGrades[Math.floor(cost / gradeStep)];
      return id === undefined || grade === undefined ? [] : [{ id, grade }];
    });
  }

  /** The typed word that fewest names hold: everyone found must hold it, so only they are looked at. */
  function rarest(typed: readonly WordMatches[]): WordMatches {
    const holders = ({ matched }: WordMatches) =>
      matched.reduce((sum, word) => sum + (slotsByWord[word]?.length ?? 0), 0);
    const counted = typed.map((matches) => ({ matches, count: holders(matches) }));
    return counted.reduce((least, each) => (each.count < least.count ? each : least)).matches;
  }

  function looseKey(id: string): string {
    const slot = slots.get(id);
    return slot === undefined ? '' : Array.from(names.of(slot), words.looseOf).join(' ');
  }

  return { add, remove, search, looseKey, size: slots.size };
}

const gradeStep = 1_000_000;

/** Which words are taken is kept in the bits of one number. */
const wordsPerName = 30;

/**
 * How far a name is from what was typed, or null where a typed word begins none of its words. The weakest word decides
 * the grade; then whole words, words in their place, and short names come first.
 */
function costOf(names: WordLists, slot: number, typed: readonly WordMatches[]): number | null {
  const length = names.lengthOf(slot);
  let worst = 0;
  let sum = 0;
  let unfinished = 0;
  let displaced = 0;
  let used = 0;
  for (let index = 0; index < typed.length; index += 1) {
    const rank = typed[index]?.rank;
    let chosen = -1;
    let chosenRank = Number.POSITIVE_INFINITY;
    for (let at = 0; at < length; at += 1) {
      const offered = rank?.[names.at(slot, at)] ?? 0;
      if (offered === 0 || offered >= chosenRank || ((used >> at) & 1) === 1) continue;
      chosen = at;
      chosenRank = offered;
    }
    if (chosen < 0) return null;
    used |= 1 << chosen;
    worst = Math.max(worst, gradeOf(chosenRank));
    sum += gradeOf(chosenRank);
    unfinished += isWhole(chosenRank) ? 0 : 1;
    displaced += Math.abs(chosen - index);
  }
  return worst * gradeStep + sum * 50_000 + unfinished * 5000 + displaced * 100 + length;
}

/**
 * Lists of word numbers, one behind the other in one piece of memory: as arrays of their own they were three hundred thousand things that a
 * collection of the heap has to visit.
 */
function createWordLists() {
  let numbers = new Int32Array(1024);
  let ends = new Int32Array(256);
  let count = 0;
  const startOf = (list: number): number => (list === 0 ? 0 : (ends[list - 1] ?? 0));
  return {
    append(list: readonly number[]) {
      const start = startOf(count);
      if (start + list.length > numbers.length) numbers = grown(numbers, start + list.length);
      if (count === ends.length) ends = grown(ends, count + 1);
      numbers.set(list, start);
      ends[count] = start + list.length;
      count += 1;
    },
    lengthOf: (list: number): number => (ends[list] ?? 0) - startOf(list),
    at: (list: number, index: number): number => numbers[startOf(list) + index] ?? -1,
    /** A view, good until another list is appended. */
    of: (list: number): Int32Array => numbers.subarray(startOf(list), ends[list] ?? 0),
  };
}

type WordLists = ReturnType<typeof createWordLists>;

function grown(before: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const after = new Int32Array(Math.max(before.length * 2, least));
  after.set(before);
  return after;
}

/** Keeps the few lowest costs of many; among equals, who came first. */
function createTop(limit: number) {
  const kept: { readonly cost: number; readonly slot: number }[] = [];
  return {
    offer(cost: number, slot: number) {
      const last = kept.at(-1);
      if (kept.length >= limit && last !== undefined && last.cost <= cost) return;
      let at = kept.length;
      while (at > 0 && (kept[at - 1]?.cost ?? 0) > cost) at -= 1;
      kept.splice(at, 0, { cost, slot });
      if (kept.length > limit) kept.pop();
    },
    inOrder: () => kept,
  };
}
