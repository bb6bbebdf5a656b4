import type { z } from 'zod';

type Json = z.core.util.JSONType;

/** U+0000, and halves of a surrogate pair: UTF-8 has no form for the one, PostgreSQL no place for the other. */
// oxlint-disable-next-line no-control-regex -- U+0000 is what is looked for
const UNSTORABLE = /[\0\p{Surrogate}]/u;

/** Where in a JSON value the first text or name of a field stands that no database can keep, «nameLines.1»; null where all can be kept. */
export function unstorableText(value: Json, path = ''): string | null {
  if (typeof value === 'string') return UNSTORABLE.test(value) ? path : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const place = path === '' ? key : `${path}.${key}`;
    const found = UNSTORABLE.test(key) ? place : unstorableText(inner, place);
    if (found !== null) return found;
  }
  return null;
}
