import { openLab, restart, type Lab } from '#tests/unit/renderer/data/desk-lab.ts';
import { expect, onTestFinished } from 'vitest';
import type { Actor } from '#shared/access/actor.ts';
import { recordKey, RecordTable, type SyncRecord } from '#shared/sync/record.ts';
import { createSyncEngine, type SyncEngine, type SyncEngineDependencies } from '#renderer/sync/engine.ts';
import { createHttpTransport } from '#renderer/sync/transport.ts';
import { toSyncRecord } from '#server/storage/record-row.ts';
import type { DatabaseLab } from '../server/database-lab.ts';
import { enrolDirectly } from '../server/desk.ts';
import { openWire, type TroubledWire } from './troubled-wire.ts';
import { everyone } from '#tests/builders/readers.ts';

/** A clock that a test turns; all desks look at it. */
export interface Clock {
  now: string;
}

/** A desk as it is delivered, without its window: store, journal, engine, and a wire to the server. */
export interface WholeDesk {
  readonly lab: Lab;
  readonly engine: SyncEngine;
  readonly wire: TroubledWire;
  readonly deskCode: string;
  readonly deviceId: string;
  /** The token that the desk itself was given when it was enrolled. */
  readonly deviceToken: string;
  /** Ends the desk as a kill does; with `wiped`, IndexedDB is empty afterwards. It opens again offline or online as it was. */
  reopen(how?: 'wiped'): Promise<WholeDesk>;
  /** Ends it, and opens it for whoever has signed in with another token; left out, for whoever was there. */
  reopenWith(token: string, actor?: Actor): Promise<WholeDesk>;
}

const setTimer: SyncEngineDependencies['setTimer'] = (work, milliseconds) => {
  const timer = setTimeout(work, milliseconds);
  return () => clearTimeout(timer);
};

/** For a desk that does nothing by itself after a while: it hears of a change by the server's word or not at all. */
export const neverRings: SyncEngineDependencies['setTimer'] = () => () => undefined;

/** Enrols a desk and opens it. */
export async function openWholeDesk(
  database: DatabaseLab,
  serverUrl: string,
  clock: Clock,
  timer = setTimer,
): Promise<WholeDesk> {
  const { device, token: first, deviceToken } = await enrolDirectly(database.connection(), database.associationId());
  const wire = await openWire(serverUrl);
  const { deskCode, deviceId } = device;
  const lab = await openLab({ deskCode, now: () => clock.now, actor: everyone });

  const open = (current: Lab, token: string): WholeDesk => {
    const engine = createSyncEngine({
      store: current.sync,
      transport: createHttpTransport(wire.url, () => token),
      alignOutbox: current.align,
      onLocalSave: current.store.onCommit,
      now: () => clock.now,
      setTimer: timer,
    });
    onTestFinished(() => engine.stop());
    engine.start();
    return {
      lab: current,
      engine,
      wire,
      deskCode,
      deviceId,
      deviceToken,
      async reopen(how) {
        engine.stop();
        if (how === 'wiped') await current.wipe();
        return open(await restart(current), token);
      },
      async reopenWith(another, actor = current.actor) {
        engine.stop();
        return open(await restart(current, { actor }), another);
      },
    };
  };
  return open(lab, first);
}

/** Everything a desk holds, opened, by `table/id`. */
export async function recordsAt({ lab }: Pick<WholeDesk, 'lab'>): Promise<Map<string, SyncRecord>> {
  const tables = await Promise.all(
    RecordTable.options.map(async (table) => lab.store.openAll(table, await lab.database[table].toArray())),
  );
  return new Map(tables.flat().map((record) => [recordKey(record), record]));
}

/** Everything the server holds, by `table/id`. */
export async function recordsAtServer(database: DatabaseLab): Promise<Map<string, SyncRecord>> {
  const rows = await database.connection().database.selectFrom('record').selectAll().execute();
  return new Map(
    rows.map((row) => {
      const record = toSyncRecord(row);
      return [recordKey(record), record];
    }),
  );
}

/** Resolves once nothing waits at the desks and each holds what the server holds. */
export async function untilAlike(database: DatabaseLab, ...desks: readonly WholeDesk[]): Promise<void> {
  for (const { engine } of desks) engine.nudge();
  const differences = async (): Promise<string[]> => {
    const held = await recordsAtServer(database);
    const ofEach = desks.map(async ({ deskCode, lab }) => {
      if ((await lab.database.outbox.count()) > 0) return [`something waits at desk ${deskCode}`];
      const own = await recordsAt({ lab });
      return [...new Set([...held.keys(), ...own.keys()])]
        .filter(
          (key) => own.get(key)?.revision !== held.get(key)?.revision || own.get(key)?.epoch !== held.get(key)?.epoch,
        )
        .map((key) => `desk ${deskCode} differs in ${key}`);
    });
    return (await Promise.all(ofEach)).flat();
  };
  await expect.poll(differences, { interval: 100 }).toEqual([]);
}
