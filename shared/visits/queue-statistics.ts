import { isInQueue, type Visit } from './visit.ts';

/** A day's queue in figures; minutes are whole. */
export interface QueueStatistics {
  readonly waiting: number;
  readonly served: number;
  /** Called, and did not come. */
  readonly missed: number;
  readonly left: number;
  /** From the door to the last call; null where nobody was called. */
  readonly averageWait: number | null;
  /** Of those who wait now. */
  readonly longestWait: number | null;
  /** From the beginning of a turn to its end; null where nobody was served. */
  readonly averageTurn: number | null;
}

/** Whole minutes from one instant to another, none below zero: clocks of two desks differ. */
export const minutesBetween = (from: string, to: string): number =>
  Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 60_000));

/** How long somebody has waited: until he was called, or until now. */
export const minutesWaited = ({ arrivedAt, calledAt, leftAt }: Visit, now: string): number =>
  minutesBetween(arrivedAt, calledAt ?? leftAt ?? now);

/** The figures of one day's visits. */
export function queueStatistics(visits: readonly Visit[], now: string): QueueStatistics {
  const count = (state: Visit['state']): number => visits.filter((visit) => visit.state === state).length;
  const waiting = visits.filter(({ state }) => state === 'WAITING');
  const turns = visits.flatMap(({ state, servedAt, leftAt }) =>
    state === 'SERVED' && servedAt !== null && leftAt !== null ? [minutesBetween(servedAt, leftAt)] : [],
  );
  return {
    waiting: waiting.length,
    served: count('SERVED'),
    missed: count('NO_ANSWER'),
    left: count('LEFT'),
    averageWait: average(visits.filter(({ calledAt }) => calledAt !== null).map((visit) => minutesWaited(visit, now))),
    longestWait: waiting.length === 0 ? null : Math.max(...waiting.map((visit) => minutesWaited(visit, now))),
    averageTurn: average(turns),
  };
}

/**
 * About how long somebody waits with so many before him: as long as turns take today, or as the settings say until one
 * is over, shared among the desks that serve.
 */
export function expectedWait(ahead: number, visits: readonly Visit[], usualMinutes: number, now: string): number {
  const each = queueStatistics(visits, now).averageTurn ?? usualMinutes;
  const desks = new Set(visits.filter(isInQueue).flatMap(({ calledFrom }) => calledFrom ?? []));
  return Math.ceil((ahead * Math.max(each, 1)) / Math.max(desks.size, 1));
}

const average = (minutes: readonly number[]): number | null =>
  minutes.length === 0 ? null : Math.round(minutes.reduce((sum, each) => sum + each, 0) / minutes.length);
