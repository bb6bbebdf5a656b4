import { expect, test } from 'vitest';
import { createKillSwitch, type KillSwitch } from '#tests/fakes/kill-switch.ts';
import { parseReference } from '#shared/requests/reference-number.ts';
import { anIntake, openLab, restart, upTo, type Lab } from '../desk-lab.ts';

/**
 * Runs the work again and again, killed in front of its first step, its second, and so on until it ends by itself. The
 * desk is then opened again without its switch.
 */
async function killAtEachStep<Value>(
  prepare: (killSwitch: KillSwitch) => Promise<Lab>,
  work: (lab: Lab) => Promise<Value>,
  inspect: (again: Lab, outcome: Value | 'killed') => Promise<void>,
): Promise<number> {
  for (let step = 1; ; step += 1) {
    const killSwitch = createKillSwitch();
    const lab = await prepare(killSwitch);
    killSwitch.killBefore(step);
    const outcome = await killSwitch.survive(work(lab));
    const again = await restart(lab, { killSwitch: undefined });
    await inspect(again, outcome);
    if (outcome !== 'killed') return step - 1;
  }
}

/** Every request once, its operations behind each other without a gap, and room for the next one. */
async function inspectWhole(lab: Lab, counters: readonly number[]): Promise<void> {
  const requests = await lab.requests.all();
  const found = requests.map(({ referenceNumber }) => parseReference(referenceNumber)?.counter);
  expect(new Set(found)).toEqual(new Set(counters));
  expect(found).toHaveLength(counters.length);
  expect(await lab.people.all()).toHaveLength(counters.length);
  const mids = await lab.database.outbox.orderBy('mid').primaryKeys();
  expect(mids).toEqual(Array.from({ length: counters.length * 3 }, (_, index) => index + 1));
  const operations = await lab.sync.waiting(100);
  expect(new Set(operations.map(({ recordId }) => recordId)).size).toBe(operations.length);
}

test('a save cut off at any step is there once after the next start, or was never acknowledged and left nothing', async () => {
  const steps = await killAtEachStep(
    async (killSwitch) => {
      const lab = await openLab({ killSwitch });
      await lab.requests.record(anIntake());
      return lab;
    },
    (lab) => lab.requests.record(anIntake()),
    async (again, outcome) => {
      const count = await again.database.requests.count();
      if (outcome !== 'killed') expect(count).toBe(2);
      await inspectWhole(again, count === 2 ? [1, 2] : [1]);
      const next = await again.requests.record(anIntake());
      expect(parseReference(next.referenceNumber)?.counter).toBe(count + 1);
    },
  );
  expect(steps).toBeGreaterThan(15);
});

test('a save whose transaction fails, cut off while it is taken back, is there once at the most', async () => {
  await killAtEachStep(
    async (killSwitch) => {
      const lab = await openLab({ killSwitch });
      await lab.requests.record(anIntake());
      const { bulkPut } = lab.database.outbox;
      lab.database.outbox.bulkPut = ((...rows: Parameters<typeof bulkPut>) => {
        lab.database.outbox.bulkPut = bulkPut;
        return rows.length > 0 ? Promise.reject(new Error('the quota is used up')) : undefined;
      }) as never;
      return lab;
    },
    (lab) => lab.requests.record(anIntake()).catch(() => 'refused' as const),
    async (again, outcome) => {
      const count = await again.database.requests.count();
      if (outcome === 'refused') expect(count).toBe(1);
      await inspectWhole(again, count === 2 ? [1, 2] : [1]);
    },
  );
});

test('a rebuild from the journal that is cut off is finished by the next start', async () => {
  await killAtEachStep(
    async (killSwitch) => {
      const lab = await openLab({ killSwitch });
      for (let save = 0; save < 2; save += 1) await lab.requests.record(anIntake());
      await lab.wipe();
      return openLab(lab.options);
    },
    (lab) => lab.recover(),
    (again) => inspectWhole(again, [1, 2]),
  );
});

test('a journal that is being written anew is whole after the next start, wherever the desk was killed', async () => {
  await killAtEachStep(
    async (killSwitch) => {
      const lab = await openLab({ killSwitch });
      for (let save = 0; save < 2; save += 1) await lab.requests.record(anIntake());
      lab.journal.damage(0);
      lab.database.close();
      return openLab(lab.options);
    },
    (lab) => lab.recover(),
    async (again) => {
      await inspectWhole(again, [1, 2]);
      await again.wipe();
      await inspectWhole(await restart(again), [1, 2]);
    },
  );
});

test('a gap that is being closed is closed after the next start, wherever the desk was killed', async () => {
  await killAtEachStep(
    async (killSwitch) => {
      const lab = await openLab({ killSwitch });
      for (let save = 0; save < 2; save += 1) await lab.requests.record(anIntake());
      lab.journal.damage(0);
      await lab.wipe();
      const again = await openLab(lab.options);
      await again.recover();
      return again;
    },
    (lab) => lab.align(upTo(0)),
    async (again) => {
      expect(await again.align(upTo(0))).toBe('aligned');
      expect(await again.database.outbox.orderBy('mid').primaryKeys()).toEqual([1, 2, 3]);
      expect((await again.requests.record(anIntake())).referenceNumber).toContain('/00003/');
      expect(await again.database.outbox.count()).toBe(6);
    },
  );
});

test('lining up with the server that is cut off loses nothing the server lacks', async () => {
  await killAtEachStep(
    async (killSwitch) => {
      const lab = await openLab({ killSwitch });
      for (let save = 0; save < 2; save += 1) await lab.requests.record(anIntake());
      await lab.database.outbox.clear();
      return lab;
    },
    (lab) => lab.align(upTo(2)),
    async (again) => {
      expect(await again.align(upTo(2))).toBe('aligned');
      expect((await again.sync.waiting(100)).map(({ mid }) => mid)).toEqual([3, 4, 5, 6]);
    },
  );
});
