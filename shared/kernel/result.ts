/** The outcome of something that may be refused for a reason the caller must handle. Bugs are thrown, not wrapped. */
export type Result<Value, Refusal> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Refusal };

/** A success that carries its value. */
export const ok = <Value>(value: Value): Result<Value, never> => ({ ok: true, value });

/** A refusal that carries its reason. */
export const err = <Refusal>(error: Refusal): Result<never, Refusal> => ({ ok: false, error });
