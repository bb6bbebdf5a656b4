/** An operation as some earlier schema wrote it: nothing is known of it but that it is an object. */
export type OldOperation = Readonly<Record<string, unknown>>;

/** Carries an operation of one schema over to the next. Pure, and never refuses: what it does not know it leaves. */
export type UpcastStep = (operation: OldOperation) => OldOperation;

/**
 * The steps from each schema to the one after it, the first from 1 to 2. A step, once released, is never changed: some
 * outbox still holds operations that were written before it.
 */
export const operationUpcasts: readonly UpcastStep[] = [];

/** Walks an operation up from the schema that it names; whatever names none of the earlier ones is given back as it is. */
export function upcast(value: unknown, steps: readonly UpcastStep[]): unknown {
  if (!isObject(value)) return value;
  const { schema } = value;
  if (typeof schema !== 'number' || !Number.isInteger(schema) || schema < 1 || schema > steps.length) return value;
  const carried = steps.slice(schema - 1).reduce((operation, step) => step(operation), value);
  return { ...carried, schema: steps.length + 1 };
}

const isObject = (value: unknown): value is OldOperation => typeof value === 'object' && value !== null;
