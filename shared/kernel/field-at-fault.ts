import type { z } from 'zod';

/** The path of the first field that a shape refuses, «birth.date»; a field that should not be there is named too. */
export function fieldAtFault({ issues: [issue] }: z.ZodError): string {
  if (!issue) return '';
  const inner = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return [...issue.path, ...inner].join('.');
}
