import { sections } from '#shared/association/section.ts';
import type { Vault } from '#renderer/data/sealing/vault.ts';
import { MalformedSaveError } from '#renderer/data/store/desk-store.ts';
import { recordKey } from '#shared/sync/record.ts';
import { SYNC_PROTOCOL } from '#shared/contract/protocol.ts';
import { anOperation } from '#tests/builders/operations.ts';
import { aPerson } from '#tests/builders/records.ts';
import { answer } from './answers.ts';
import { checkAlike, checkOwnWork, checkReviews, watchProgress } from './desk-truths.ts';
import { createPromises } from './promises.ts';
import { createRefusals } from './refusals.ts';
import { checkForgotten, checkHistory, checkServer, watchScopes } from './server-truths.ts';
import { openSimulatedDesk, type SimulatedDesk } from './simulated-desk.ts';
import { createSimulatedServer } from './simulated-server.ts';
import { DESKS, type Step, type Work } from './story.ts';
import { createUnheardOf } from './unheard-of.ts';
import { expectThat, Violation } from './violation.ts';
import { planWork } from './work.ts';
import type { WorldServer } from './world-server.ts';

/** Rounds after which everybody must have said and heard everything. */
const QUIET_ROUNDS = 12;

/** Steps during which a desk is not started anew. */
const RUNS_ON = new Set<Step['kind']>([
  'save',
  'round',
  'clock',
  'late words arrive',
  'grants change',
  'desk cloned',
  'poison',
  'earlier release saves',
  'comparison',
  'unheard-of sent',
  'desk lost',
  'backup',
  'server restored',
]);

let worlds = 0;

type Desk = SimulatedDesk;
interface Inhabitant {
  readonly desk: Desk;
  /** The end of its history lies in no file any more: it must be enrolled anew, and has no part in the story from here. */
  isRetired: boolean;
  /** What it saved before lies in no journal any more: of a save that the server lost too nothing is left to know it by. */
  hasLostJournal: boolean;
}

/** What a world is made of. */
export interface Stage {
  readonly openServer: () => Promise<WorldServer>;
  /** Left out: one without cryptography. */
  readonly openVault?: () => Promise<Vault>;
}

/** Everything in one process, by a clock that nobody disturbs. */
export const simulatedStage: Stage = { openServer: createSimulatedServer };

/**
 * Plays a story with three desks and a server, and looks after every step whether what must be true still is; throws a
 * Violation where it is not.
 */
export async function playStory(story: readonly Step[], stage: Stage = simulatedStage): Promise<void> {
  const server = await stage.openServer();
  const promises = createPromises(server);
  const progress = watchProgress();
  const scopes = watchScopes();
  const world = `world-${(worlds += 1)}`;
  const inhabitants: Inhabitant[] = [];
  for (let number = 0; number < DESKS; number += 1) {
    const vault = await stage.openVault?.();
    const desk = await openSimulatedDesk({ world, number, server, ...(vault ? { vault } : {}) });
    inhabitants.push({ desk, isRetired: false, hasLostJournal: false });
  }
  const refusals = createRefusals(server);
  const unheardOf = createUnheardOf(server);
  const copies = new Map<Desk, Awaited<ReturnType<Desk['contents']>>>();
  const stranger = server.devices[DESKS];
  let stamps = 0;
  let restores = 0;
  /** Records that a restore took from the server. A desk that still has one may be the only place that does. */
  const dropped = new Set<string>();
  /** Files were lost: a desk may have forgotten what it was told. */
  let hasForgotten = false;
  let hasOlder = false;

  const save = async (desk: Desk, work: Work, how: (work: () => Promise<unknown>) => Promise<unknown>) => {
    const given: string[] = [];
    const commit = () =>
      desk.store().commit(async (numbers) => {
        const plan = await planWork(
          work,
          { database: desk.database(), store: desk.store(), userId: server.userId },
          numbers,
          () => {
            const stamp = new Date(Date.UTC(2030, 0, 1) + (stamps += 1)).toISOString();
            given.push(stamp);
            return stamp;
          },
        );
        return { operations: plan.operations, value: plan };
      });
    // What is malformed here already can be mended, and not changed besides.
    const outcome = await how(commit).catch((error: unknown) => {
      if (error instanceof MalformedSaveError) return 'failed';
      throw error;
    });
    return { outcome: outcome as Awaited<ReturnType<typeof commit>> | 'killed' | 'failed', given };
  };
  const saveAndPromise = async (
    desk: Desk,
    work: Work,
    how: (commit: () => Promise<unknown>) => Promise<unknown> = (commit) => commit(),
    refuse: (given: readonly string[]) => void = promises.refuse,
  ): Promise<void> => {
    const { outcome, given } = await save(desk, work, how);
    if (outcome === 'failed') refuse(given);
    else if (outcome !== 'killed' && outcome.operations.length > 0) promises.make(desk, given, outcome.referenceNumber);
  };

  const exchange = async (inhabitant: Inhabitant, contents: Parameters<Desk['exchangeDatabase']>[0]): Promise<void> => {
    const { desk } = inhabitant;
    const before = await desk.store().position();
    hasForgotten = true;
    progress.forget(desk);
    await desk.exchangeDatabase(contents);
    await promises.databaseExchanged(desk, contents !== null);
    refusals.databaseExchanged(desk);
    const after = await desk.store().position();
    // A start that writes what waits to a lost journal counts an entry of its own.
    if (after.entry < before.entry || after.mid < before.mid) {
      inhabitant.isRetired = true;
      await promises.retired(desk);
    } else await promises.restarted(desk);
  };

  /** Does something with what lies at the desk alone; what it saved meanwhile is promised like every save. */
  const settle = async (desk: Desk, work: (stamp: () => string) => Promise<unknown>): Promise<void> => {
    const given = new Set<string>();
    await work(() => {
      const at = new Date(Date.UTC(2033, 0, 1) + (stamps += 1)).toISOString();
      given.add(at);
      return at;
    });
    const saved = (await desk.waiting()).map(({ at }) => at).filter((at) => given.has(at));
    if (saved.length > 0) promises.make(desk, saved, null);
  };

  /** A device that is none of ours sends what no desk of ours would: it is kept aside, and hinders nobody. */
  const poison = async (variant: number): Promise<void> => {
    if (!stranger) return;
    const { epoch, records, log } = await server.state();
    const mid = log.filter(({ deviceId }) => deviceId === stranger.deviceId).length + 1;
    const known = [...records.values()].find(({ record }) => record.table === 'people')?.record.id;
    const at = new Date(Date.UTC(2031, 0, 1) + (stamps += 1)).toISOString();
    const bad = [
      anOperation({ mid, at, recordId: `poison-${stamps}`, fields: { name: 'half a person' } }),
      anOperation({ mid, at, recordId: `poison-${stamps}`, fields: { ...aPerson(), name: '\0' } }),
      anOperation({ mid, at, kind: 'change', recordId: 'nobody', baseRevision: 2 ** 50, fields: { name: 'x' } }),
      anOperation({ mid, at, table: 'settings', recordId: 'constructor', fields: {} }),
      anOperation({ mid, at, table: 'appointments', recordId: `poison-${stamps}`, fields: { startsAt: 'soon' } }),
      anOperation({ mid, at, kind: 'change', recordId: '__proto__', fields: { __proto__: null } }),
      anOperation({ mid, at, recordId: known ?? `poison-${stamps}`, fields: known ? aPerson() : {} }),
      anOperation({ mid: mid + 1, at, recordId: `poison-${stamps}` }),
    ][variant];
    if (!bad) return;
    const pushed = server.push(stranger, { epoch, operations: [{ ...bad, by: server.userId }] });
    if (bad.mid !== mid) {
      const isRefused = await pushed.then(
        () => false,
        () => true,
      );
      expectThat(isRefused, 'a push behind a gap was taken');
      return;
    }
    const { results } = await pushed;
    const outcome = results[0]?.outcome;
    expectThat(outcome === 'quarantined' || outcome === 'needs-review', `poison ${variant} ended as ${outcome}`);
  };

  /** Two computers use one token: the second is told so, and loses nothing of what waits at it. */
  const clone = async (inhabitant: Inhabitant): Promise<void> => {
    const { desk } = inhabitant;
    desk.transport.expect([], 500, 0);

    const { epoch, log } = await server.state();
    const mid = log.filter(({ deviceId }) => deviceId === desk.device.deviceId).length + 1;
    const at = new Date(Date.UTC(2032, 0, 1) + (stamps += 1)).toISOString();
    const copied = anOperation({ mid, at, recordId: `copy-${stamps}`, fields: aPerson(), by: server.userId });
    await server.push(desk.device, { epoch, operations: [copied] });
    const before = await desk.waiting();
    const outcome = await desk.round();
    const cannotTell = restores > 0 && inhabitant.hasLostJournal;
    expectThat(
      outcome === 'behind' || outcome === 'cloned' || (cannotTell && outcome === 'done'),
      `${desk.device.deviceId}, which was copied, is ${outcome}`,
    );
    // Where it went on, what waited was sent.
    const lost = outcome === 'done' ? 0 : before.length - (await desk.waiting()).length;
    expectThat(lost <= 0, `${lost} saves left the copied ${desk.device.deviceId} unsaid`);
    await promises.check(desk);
    inhabitant.isRetired = true;
    await promises.shutOut(desk);
  };

  const live = async (step: Step, inhabitant: Inhabitant): Promise<void> => {
    const { desk } = inhabitant;
    const round = () => desk.round();
    if (!RUNS_ON.has(step.kind)) promises.mayStart(desk);
    switch (step.kind) {
      case 'save':
        return saveAndPromise(desk, step.what);
      case 'save besides':
        desk.transport.expect([], 5, 0);
        await saveAndPromise(desk, step.first);
        desk.transport.meanwhile({ word: step.word, run: () => saveAndPromise(desk, step.second) });
        await round();
        desk.transport.meanwhile(null);
        return;
      case 'round':
        desk.transport.expect(step.fates, step.limit, step.failsAt);
        expectThat((await round()) !== 'behind', `${desk.device.deviceId} was told that it is behind`);
        return;
      case 'save killed':
        return saveAndPromise(desk, step.what, (commit) => desk.untilKilled(step.before, commit));
      case 'round killed':
        desk.transport.expect([], step.limit, 0);
        await desk.untilKilled(step.before, round);
        return;
      case 'start killed':
        await desk.startKilled(step.before);
        return promises.restarted(desk);
      case 'disk full':
        if (step.where === 'journal') desk.file.failAppends(1);
        else desk.setFull(true);
        // The save itself still finds room in the journal, its taking back does not.
        if (step.where === 'both') desk.file.failAppends(1, 1);
        await saveAndPromise(
          desk,
          step.what,
          (commit) =>
            commit().catch((error: unknown) => {
              if (error instanceof Error && error.message === 'the disk is full') return 'failed';
              throw error;
            }),
          step.where === 'both' ? (given) => promises.refuseForNow(desk, given) : promises.refuse,
        );
        desk.file.failAppends(0);
        desk.setFull(false);
        return;
      case 'restart':
        await desk.restart();
        return promises.restarted(desk);
      case 'torn journal':
        desk.file.tear();
        await desk.restart();
        return promises.restarted(desk);
      case 'journal lost':
        hasForgotten = true;
        inhabitant.hasLostJournal = true;
        refusals.journalLost(desk);
        desk.file.lose();
        return promises.journalLost(desk, 'all');
      case 'journal damaged':
        hasForgotten = true;
        inhabitant.hasLostJournal = true;
        refusals.journalLost(desk);
        return promises.journalLost(desk, await desk.damageJournal(step.share));
      case 'database emptied':
        return exchange(inhabitant, null);
      case 'database copied':
        copies.set(desk, await desk.contents());
        promises.databaseCopied(desk);
        return;
      case 'older database': {
        const copy = copies.get(desk);
        hasOlder ||= copy !== undefined;
        return copy && exchange(inhabitant, copy);
      }
      case 'clock':
        desk.turnClock(step.days);
        return;
      case 'late words arrive':
        return desk.transport.deliver();
      case 'grants change':
        refusals.grantsChanged(desk);
        return server.serve(
          desk.device,
          sections.filter((_section, index) => index !== step.without),
        );
      case 'desk cloned':
        return clone(inhabitant);
      case 'poison':
        return poison(step.variant);
      case 'earlier release saves': {
        const at = new Date(Date.UTC(2034, 0, 1) + (stamps += 1)).toISOString();
        await refusals.saveAsEarlierRelease(desk, step.section, at);
        return promises.make(desk, [at], null);
      }
      case 'discard':
      case 'mend': {
        const { kind, share, killedBefore } = step;
        const until = <Value>(work: () => Promise<Value>) =>
          killedBefore === null ? work() : desk.untilKilled(killedBefore, work);
        return settle(desk, (stamp) => refusals[kind](desk, share, stamp, until));
      }
      case 'answer': {
        const { killedBefore } = step;
        const until = <Value>(work: () => Promise<Value>) =>
          killedBefore === null ? work() : desk.untilKilled(killedBefore, work);
        return settle(desk, (stamp) => answer(desk, step, stamp, until));
      }
      case 'comparison': {
        const { besides, ...troubles } = step;
        desk.transport.expect([], 500, 0);
        await unheardOf.compare(desk, {
          ...troubles,
          besides: besides && { word: besides.word, run: () => saveAndPromise(desk, besides.what) },
        });
        desk.transport.meanwhile(null);
        return;
      }
      case 'unheard-of sent':
        return settle(desk, (stamp) => unheardOf.send(desk, stamp));
      case 'desk lost':
        inhabitant.isRetired = true;
        return promises.shutOut(desk);
      case 'backup':
        return server.backUp();
      case 'server restored':
        restores += 1;
        for (const key of (await server.state()).records.keys()) dropped.add(key);
        // What was refused is known from the log alone.
        for (const { operation } of (await server.state()).log)
          dropped.add(recordKey({ table: operation.table, id: operation.recordId }));
        await promises.serverRestored(await server.restore());
        scopes.forget();
    }
  };

  const inspect = async (desk: Desk): Promise<void> => {
    await server.settled();
    const state = await server.state();
    checkServer(state);
    checkForgotten(state);
    scopes.check(state);
    await promises.check(desk);
    await promises.checkRefused();
    await refusals.check(desk);
    // What is sent again after a loss is laid over the rows with the next page.
    if (restores === 0 && !hasOlder) await checkOwnWork(desk, server);
    await progress.check(desk);
  };

  try {
    for (const step of story) {
      const inhabitant = inhabitants[step.desk];
      if (!inhabitant || inhabitant.isRetired) continue;
      await live(step, inhabitant);
      if (!inhabitant.isRetired) await inspect(inhabitant.desk);
    }
    const remaining = inhabitants.filter(({ isRetired }) => !isRetired).map(({ desk }) => desk);
    for (const desk of remaining) {
      promises.mayStart(desk);
      await desk.restart();
    }
    await untilQuiet(remaining);
    await server.settled();
    const state = await server.state();
    await promises.checkEnd(hasForgotten);
    checkServer(state);
    checkForgotten(state);
    checkHistory(state, restores > 0);
    for (const desk of remaining) {
      await checkAlike(desk, server, dropped);
      await refusals.check(desk);
      if (restores === 0) await refusals.checkEnd(desk);
      if (restores === 0 && !hasForgotten) await checkReviews(desk, server, (key) => refusals.isSettled(desk, key));
    }
  } finally {
    for (const { desk } of inhabitants) await desk.end();
    await server.end();
  }
}

async function untilQuiet(desks: readonly Desk[]): Promise<void> {
  for (let round = 0; round < QUIET_ROUNDS; round += 1) {
    let waiting = 0;
    for (const desk of desks) {
      // Small pages: what was missed is fetched in one round all the same.
      desk.transport.expect([], 3, 0);
      const outcome = await desk.round();
      expectThat(outcome !== 'behind', `${desk.device.deviceId} was told that it is behind`);
      waiting += outcome === 'done' ? await desk.database().outbox.count() : 1;
    }
    // One more than needed: what the last desk sent, the first one has still to fetch.
    if (waiting === 0 && round > 0) return;
  }
  throw new Violation(`after ${QUIET_ROUNDS} quiet rounds something still waits (protocol ${SYNC_PROTOCOL})`);
}
