import { expect, test } from 'vitest';
import { openLab, restart } from '../desk-lab.ts';

const order = { section: 'MEN', subject: 'appointments', recordIds: ['appointment-1'] } as const;

test('a job says where it is, and is there after the desk was opened anew', async () => {
  const lab = await openLab();
  const id = await lab.printJobs.queue(order);
  await lab.printJobs.follow(id, [{ kind: 'rendered' }, { kind: 'spooled', printer: 'HP_LaserJet' }]);
  const again = await restart(lab);
  expect(await again.printJobs.ofThisDesk()).toMatchObject([
    { id, ...order, state: 'SPOOLED', printer: 'HP_LaserJet' },
  ]);
});

test('what cannot happen to a job now changes nothing and saves nothing', async () => {
  const lab = await openLab();
  const id = await lab.printJobs.queue(order);
  const entries = (await lab.journal.read()).entries.length;
  await lab.printJobs.follow(id, [{ kind: 'confirmed' }]);
  await lab.printJobs.follow(null, [{ kind: 'rendered' }]);
  await lab.printJobs.follow('another', [{ kind: 'rendered' }]);
  expect((await lab.journal.read()).entries.length).toBe(entries);
  expect(await lab.printJobs.ofThisDesk()).toMatchObject([{ state: 'QUEUED' }]);
});

test('a failed job keeps its reason until it is tried again', async () => {
  const lab = await openLab();
  const id = await lab.printJobs.queue(order);
  await lab.printJobs.follow(id, [{ kind: 'failed', reason: 'لا ورق في الدرج' }]);
  expect(await lab.printJobs.ofThisDesk()).toMatchObject([{ state: 'FAILED', reason: 'لا ورق في الدرج' }]);
  await lab.printJobs.follow(id, [{ kind: 'retried' }]);
  expect(await lab.printJobs.ofThisDesk()).toMatchObject([{ state: 'QUEUED', reason: '' }]);
});
