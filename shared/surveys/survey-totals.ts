import { compareTexts } from '../kernel/text-order.ts';
import type { SurveyResponse } from './survey.ts';

/** Fewer answers than this are shown with nobody's name, and in no group of their own: whoever gave them could be known. */
export const SMALLEST_GROUP = 5;

/** What a group of answers comes to. */
export interface SurveyTotal {
  readonly key: string;
  readonly count: number;
  /** Mean of the scores, 1–5. */
  readonly mean: number;
  /** How many gave 1, 2, 3, 4, 5. */
  readonly spread: readonly number[];
}

/** Groups of answers, and how many groups are too small to be shown. */
export interface SurveyTotals {
  readonly shown: readonly SurveyTotal[];
  readonly hidden: number;
}

type Scored = Pick<SurveyResponse, 'score'>;

/** The total of some answers; null below the smallest group. Comments without a score do not count. */
export function totalOf(responses: readonly Scored[], key = ''): SurveyTotal | null {
  const total = reckon(responses, key);
  return total.count < SMALLEST_GROUP ? null : total;
}

/**
 * Totals by a key, the most answered first; answers whose key is null belong to none. A single group too small to be
 * shown could be had by subtracting the others from the whole: then the smallest of those is kept back with it.
 */
export function totalsBy<Response extends Scored>(
  responses: readonly Response[],
  keyOf: (response: Response) => string | null,
): SurveyTotals {
  const groups = new Map<string, Response[]>();
  for (const response of responses) {
    const key = keyOf(response);
    if (key !== null && response.score !== null) groups.set(key, [...(groups.get(key) ?? []), response]);
  }
  const all = [...groups].map(([key, group]) => reckon(group, key)).toSorted(byCount);
  const isLarge = ({ count }: SurveyTotal): boolean => count >= SMALLEST_GROUP;
  const large = all.filter(isLarge);
  const small = all.filter((total) => !isLarge(total));
  const keptBack = small.reduce((sum, { count }) => sum + count, 0);
  const shown = keptBack > 0 && keptBack < SMALLEST_GROUP ? large.slice(0, -1) : large;
  return { shown, hidden: all.length - shown.length };
}

const byCount = (a: SurveyTotal, b: SurveyTotal): number => b.count - a.count || compareTexts(a.key, b.key);

function reckon(responses: readonly Scored[], key: string): SurveyTotal {
  const scores = responses.flatMap(({ score }) => score ?? []);
  const spread = [1, 2, 3, 4, 5].map((step) => scores.filter((score) => score === step).length);
  const sum = scores.reduce((total, score) => total + score, 0);
  return { key, count: scores.length, mean: scores.length === 0 ? 0 : sum / scores.length, spread };
}
