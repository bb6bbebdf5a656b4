/** What was made of a list, by the function with which it was read. */
const made = new WeakMap<readonly unknown[], WeakMap<object, unknown>>();

/** What is made of a list with a function; once, as long as the list is the same. Reading and folding costs more than ordering. */
export function* onceFor<Value>(
  rows: readonly unknown[],
  by: object,
  make: () => Generator<undefined, Value>,
): Generator<undefined, Value> {
  const before = made.get(rows);
  // Kept under the function that it was made with.
  if (before?.has(by) === true) return before.get(by) as Value;
  const value = yield* make();
  const ofRows = made.get(rows) ?? new WeakMap<object, unknown>();
  ofRows.set(by, value);
  made.set(rows, ofRows);
  return value;
}
