import type { PlannedOperation } from '#shared/sync/operation.ts';
import { createOperation, type DemoContext } from './demo-context.ts';
import type { DraftRequest } from './demo-requests.ts';

/** Milliseconds from an inquiry to the words that answered it. */
const WHILE_ASKING = 4 * 60_000;

/** Some callers take for true what is not; the first of the list is heard most. */
const HEARD = [0, 0, 0, 1, 1, 2, 2, 3, 4] as const;

/** What was corrected for some of those who asked. */
export function correctionOperations(base: DemoContext, requests: readonly DraftRequest[]): PlannedOperation[] {
  const context = { ...base, random: base.random.fork('corrections') };
  const { random, now, deskCode, newId, association } = context;
  const { version, misconceptions } = association.misconceptions;
  return requests.flatMap(({ id, fields }): PlannedOperation[] => {
    const at = new Date(Date.parse(fields.receivedAt) + WHILE_ASKING).toISOString();
    if (fields.type !== 'INQUIRY' || at > now || !random.chance(0.35)) return [];
    const misconception = misconceptions[random.pick(HEARD)];
    if (!misconception) return [];
    const correction = {
      section: fields.section,
      misconceptionId: misconception.id,
      scriptVersion: version,
      requestId: id,
      by: 'demo-2-reception',
      at,
      deskCode,
    };
    return [createOperation('corrections', newId(at), correction, at)];
  });
}
