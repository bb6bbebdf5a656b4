import { compareTexts } from './text-order.ts';

/**
 * A JSON value as the one text that stands for it, whatever order its keys were written or stored in: what hashes are
 * taken of. What is undefined is left out, as `JSON.stringify` does.
 */
export const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_key, held: unknown) =>
    typeof held === 'object' && held !== null && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).toSorted(([a], [b]) => compareTexts(a, b)))
      : held,
  );
