import { MalformedSaveError } from '#renderer/data/store/desk-store.ts';
import type { OpenDecision } from '#renderer/data/records/decisions-repository.ts';
import { scopeOf } from '#shared/sync/scope.ts';
import { sameValue } from '#shared/sync/same-value.ts';
import type { SimulatedDesk } from './simulated-desk.ts';
import type { Step } from './story.ts';
import { expectThat } from './violation.ts';

type Answer = Extract<Step, { kind: 'answer' }>['answer'];
type Kill = <Value>(work: () => Promise<Value>) => Promise<Value | 'killed'>;

/**
 * Somebody decides what people are asked, at whatever desk he sits: what stands shall stand, or what was kept takes its place. The desk
 * shows his answer at once.
 */
export async function answer(
  desk: SimulatedDesk,
  { share, answer: how }: { readonly share: number; readonly answer: Answer },
  stamp: () => string,
  until: Kill,
): Promise<void> {
  const name = desk.device.deviceId;
  const open = await desk.decisions(stamp).open();
  const chosen = open[Math.floor(share * open.length)];
  if (!chosen) return;
  const { id } = chosen.decision;
  const find = async (): Promise<OpenDecision | undefined> =>
    (await desk.decisions(stamp).open()).find(({ decision }) => decision.id === id);
  const outcome = await until(() => desk.decisions(stamp)[how](id)).catch((error: unknown) => {
    // What lies here alone, and is malformed, can be mended and not changed besides.
    if (error instanceof MalformedSaveError) return 'failed' as const;
    throw error;
  });
  if (outcome === 'killed' || outcome === 'failed') return;
  const after = await find();
  if (how === 'keep') return expectThat(!after, `${name} asks about ${id} again, which was answered at it`);
  if (chosen.mending || !chosen.record) return;
  const values = Object.fromEntries(chosen.decision.kept.map(({ field, value }) => [field, value]));
  // A record that went to a section of others is shown no more.
  if (!desk.holds(scopeOf(chosen.record.table, { ...chosen.record.fields, ...values }))) return;
  for (const { field, value } of chosen.decision.kept) {
    const stands = after?.record?.fields[field];
    expectThat(sameValue(stands, value), `${name} does not show ${id}: ${field}, which was chosen at it`);
    const instead = after?.decision.kept.find((kept) => kept.field === field)?.value;
    const before = chosen.record.fields[field] ?? null;
    expectThat(sameValue(instead, before), `${name} did not keep what stood in ${field} before ${id} was swapped`);
  }
}
