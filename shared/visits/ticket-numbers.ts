import type { Ticket } from './visit.ts';

/*
 * Desks give tickets without asking each other, so each has a hundred of the section's numbers for itself, told by the
 * last digit of its desk code: desk 01 gives 001–099, desk 02 100–199 … desk 10 900–999. Whoever reads «214» therefore
 * knows that desk 03 gave it. Blocks and not every tenth number, because an association with one reception counts 1, 2, 3.
 *
 * After the last of its numbers a desk begins again with the first that nobody holds any more: a hundred visitors later
 * that one has long been served. The eleventh desk shares its block with the first; the two keep out of each other's
 * way while they hear of each other, and only without a network, at one time and in one section, could both give one.
 */

const BLOCK = 100;
const BLOCKS = 10;
const LAST = BLOCK * BLOCKS - 1;

/** A ticket of the day, as far as this desk knows of it. */
export interface GivenTicket extends Ticket {
  /** The desk that gave it. */
  readonly deskCode: string;
  /** Its visitor is still in the queue. */
  readonly isHeld: boolean;
}

/** The first and last number that a desk gives. */
export function blockOf(deskCode: string): readonly [first: number, last: number] {
  const block = (Number(deskCode) + BLOCKS - 1) % BLOCKS;
  return [Math.max(1, block * BLOCK), block * BLOCK + BLOCK - 1];
}

/**
 * The next number of a desk for a letter. `given` are the day's tickets in the order they were given; yesterday's play
 * no part, so that every day begins anew. A number that anybody still holds is passed over.
 */
export function nextTicketNumber(deskCode: string, letter: string, given: readonly GivenTicket[]): number {
  const [first, last] = blockOf(deskCode);
  const size = last - first + 1;
  const ofLetter = given.filter((ticket) => ticket.letter === letter);
  const held = new Set(ofLetter.filter(({ isHeld }) => isHeld).map(({ number }) => number));
  const all = new Set(ofLetter.map(({ number }) => number));
  const latest = ofLetter.findLast((ticket) => ticket.deskCode === deskCode)?.number ?? first - 1;
  const inBlock = Array.from({ length: size }, (_, index) => first + ((latest - first + 1 + index + size) % size));
  // A number that somebody had today is given again only when there is no other.
  const next = inBlock.find((number) => !all.has(number)) ?? inBlock.find((number) => !held.has(number));
  // So many wait at once in no reception; whoever comes then gets a number of another desk's rather than none.
  return next ?? firstFree(held);
}

function firstFree(held: ReadonlySet<number>): number {
  for (let number = 1; number < LAST; number += 1) if (!held.has(number)) return number;
  return LAST;
}
