type Json = unknown;

/** Deep equality of two JSON values; the order of object keys plays no part. */
export function sameValue(a: Json, b: Json): boolean {
  // Not Object.is: JSON has no −0, so one that was sent as −0 comes back as 0.
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a);
  if (left.length !== Object.keys(b).length) return false;
  return left.every(([key, value]) => Object.hasOwn(b, key) && sameValue(value, (b as Record<string, Json>)[key]));
}
