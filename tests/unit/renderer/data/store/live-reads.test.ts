import 'fake-indexeddb/auto';
import { liveQuery } from 'dexie';
import { expect, onTestFinished, test } from 'vitest';
import { sections } from '#shared/association/section.ts';
import { aComplaint } from '#tests/builders/complaints.ts';
import { openAssociation } from '../association-lab.ts';
import { anIntake, openLab } from '../desk-lab.ts';

/** What a screen that has this open is shown, the latest last. */
function watch<Value>(read: () => Promise<Value>): Value[] {
  const shown: Value[] = [];
  const watching = liveQuery(read).subscribe((value) => void shown.push(value));
  onTestFinished(() => watching.unsubscribe());
  return shown;
}

test('a step that leaves a complaint in its state is seen by whoever has it open, and in the inbox', async () => {
  const association = await openAssociation();
  const { complaints } = await association.deskOf('officer');
  await complaints.record('c-1', aComplaint());
  await complaints.take('c-1', { kind: 'acknowledge' });
  await complaints.take('c-1', { kind: 'examine' });
  const open = watch(async () => (await complaints.byId('c-1'))?.findings);
  const inbox = watch(async () => (await complaints.readable())[0]?.findings);
  await expect.poll(() => [open, inbox]).toEqual([[null], [null]]);
  await complaints.take('c-1', { kind: 'find', findings: 'لم يُرسل تذكير' });
  await expect.poll(() => [open.at(-1), inbox.at(-1)]).toEqual(['لم يُرسل تذكير', 'لم يُرسل تذكير']);
});

test('what is answered about danger, and who handles a case, is seen by whoever has it open', async () => {
  const actor = { userId: 'supervisor', roles: ['SECTION_SUPERVISOR'], sections } as const;
  const { requests, cases } = await openLab({ actor });
  const { requestId } = await requests.record(anIntake({ type: 'RECONCILIATION', serviceId: 'reconciliation' }));
  const shown = watch(async () => (await cases.ofRequest(requestId))?.file);
  await expect.poll(() => shown).toMatchObject([{ safety: null, handler: '' }]);
  await cases.answerSafety(requestId, { violence: false, childAtRisk: true });
  await expect.poll(() => shown.at(-1)).toMatchObject({ safety: { childAtRisk: true } });
  await cases.nameHandler(requestId, 'أبو سعد');
  await expect.poll(() => shown.at(-1)).toMatchObject({ handler: 'أبو سعد' });
});
