import { compareTexts } from '../kernel/text-order.ts';
import type { ContactRelation } from '../people/contact-point.ts';

/** Somebody the number of a call belongs to, or is shared with. */
export interface Caller {
  readonly personId: string;
  /** Whose number it is, seen from the person. */
  readonly relation: ContactRelation;
  /** An open request, the newest; null where nothing is open. */
  readonly openRequestId: string | null;
  /** When the person last asked for something, ISO; null where never. */
  readonly lastAt: string | null;
}

const NEARNESS: Readonly<Record<ContactRelation, number>> = { SELF: 0, SPOUSE: 1, RELATIVE: 2, OTHER: 3 };

/** Who is most likely calling: whoever waits for something first, then whose own number it is, then who was here last. */
export function rankCallers(callers: readonly Caller[]): Caller[] {
  const best = new Map<string, Caller>();
  for (const caller of [...callers].sort(byLikelihood))
    if (!best.has(caller.personId)) best.set(caller.personId, caller);
  return [...best.values()];
}

function byLikelihood(a: Caller, b: Caller): number {
  return (
    Number(a.openRequestId === null) - Number(b.openRequestId === null) ||
    NEARNESS[a.relation] - NEARNESS[b.relation] ||
    compareTexts(b.lastAt ?? '', a.lastAt ?? '') ||
    compareTexts(a.personId, b.personId)
  );
}
