import type { z } from 'zod';

/** What is wrong at a place of a document: the place as «resources.0.label.ar», and a key of the texts. */
export type FaultsByPlace = ReadonlyMap<string, string>;

/** The first fault of each place, in the order of the document. */
export function faultsOf(document: z.ZodType, fields: unknown): FaultsByPlace {
  const parsed = document.safeParse(fields);
  const faults = new Map<string, string>();
  if (parsed.success) return faults;
  for (const issue of parsed.error.issues) {
    const place = issue.path.join('.');
    if (!faults.has(place)) faults.set(place, wordOf(issue));
  }
  return faults;
}

type Issue = z.core.$ZodIssue;

function wordOf(issue: Issue): string {
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array' ? 'missing' : 'tooSmall';
    case 'too_big':
      return issue.origin === 'string' ? 'tooLong' : issue.origin === 'array' ? 'tooMany' : 'tooBig';
    case 'invalid_format':
    case 'invalid_type':
      return 'missing';
    default:
      return 'wrong';
  }
}
