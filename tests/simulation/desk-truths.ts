import { scopeOf } from '#shared/sync/scope.ts';
import { sameValue } from '#shared/sync/same-value.ts';
import { recordKey, RecordTable, type Fields, type SyncRecord } from '#shared/sync/record.ts';
import { SyncPosition } from '#renderer/data/store/sync-store.ts';
import type { SimulatedDesk } from './simulated-desk.ts';
import { expectThat } from './violation.ts';
import type { WorldServer } from './world-server.ts';

/** Every row, opened. */
export async function recordsAt(desk: SimulatedDesk): Promise<Map<string, SyncRecord>> {
  const tables = await Promise.all(
    RecordTable.options.map(async (table) => desk.store().openAll(table, await desk.database()[table].toArray())),
  );
  return new Map(tables.flat().map((record) => [recordKey(record), record]));
}

/** The keys of every row, in order. */
export async function allKeys(desk: SimulatedDesk): Promise<string[]> {
  const tables = RecordTable.options.map(async (table) =>
    (await desk.database()[table].toCollection().primaryKeys()).map((id) => recordKey({ table, id })),
  );
  return (await Promise.all(tables)).flat();
}

/**
 * What a desk wrote and the server has not taken, by record. What it has taken, though its answer was lost, may show otherwise by now: others
 * may have written since, and the server have decided.
 */
export async function ownWork(desk: SimulatedDesk, server: WorldServer): Promise<Map<string, Fields>> {
  const { log } = await server.state();
  const taken = Math.max(0, ...log.filter(({ deviceId }) => deviceId === desk.device.deviceId).map(({ mid }) => mid));
  const last = new Map<string, Fields>();
  for (const { mid, table, recordId, fields } of await desk.waiting()) {
    const key = recordKey({ table, id: recordId });
    if (mid > taken) last.set(key, { ...last.get(key), ...fields });
  }
  return last;
}

/** A desk sees its own work: what waits is what its rows show. */
export async function checkOwnWork(desk: SimulatedDesk, server: WorldServer): Promise<void> {
  for (const [key, fields] of await ownWork(desk, server)) {
    const [table, id = ''] = key.split('/');
    const shown = await desk.store().read(RecordTable.parse(table), id);
    // What somebody else must make first is shown once it arrives; what belongs to others now is shown no more.
    const isElsewhere = shown && !desk.holds(scopeOf(shown.table, { ...shown.fields, ...fields }));
    if (isElsewhere) continue;
    for (const [field, value] of Object.entries(shown ? fields : {})) {
      expectThat(
        sameValue(shown?.fields[field], value),
        `${desk.device.deviceId} does not show its own ${key}.${field}`,
      );
    }
  }
}

/** Cursors and revisions go forward within an epoch; call it after every step. */
export function watchProgress() {
  const cursors = new Map<SimulatedDesk, SyncPosition>();
  return {
    async check(desk: SimulatedDesk): Promise<void> {
      const stored = await desk.database().meta.get('sync');
      if (!stored) return;
      const now = SyncPosition.parse(stored.value);
      const before = cursors.get(desk);
      cursors.set(desk, now);
      if (before?.epoch !== now.epoch || before.generation !== now.generation) return;
      for (const [scope, cursor] of Object.entries(before.cursors)) {
        // A scope that is withdrawn takes its cursor along.
        expectThat(
          (now.cursors[scope] ?? cursor) >= cursor,
          `${desk.device.deviceId}: the cursor of ${scope} went back`,
        );
      }
    },
    /** Its database was exchanged: it begins where that one stood. */
    forget: (desk: SimulatedDesk) => cursors.delete(desk),
  };
}

/**
 * After quiet a desk equals the server: each record it may hold, as the server has it, and no other, except what a
 * restore dropped and nobody could send again; nothing of a scope that it may not hold, whatever happened.
 */
export async function checkAlike(
  desk: SimulatedDesk,
  server: WorldServer,
  dropped: ReadonlySet<string>,
): Promise<void> {
  const { records, high } = await server.state();
  const granted = new Set(await server.scopes(desk.device));
  const own = await recordsAt(desk);
  const name = desk.device.deviceId;
  const stray = [...own].find(([, { scope }]) => !granted.has(scope));
  expectThat(!stray, `${name} holds ${stray?.[0]} of ${stray?.[1].scope}, which it may not`);
  for (const [key, { record }] of records) {
    if (!granted.has(record.scope)) continue;
    const shown = own.get(key);
    expectThat(shown, `${name} lacks ${key}`);
    expectThat(shown.revision === record.revision, `${name} has ${key} at ${shown.revision}, not ${record.revision}`);
    expectThat(sameValue(shown.fields, record.fields), `${name} shows other fields of ${key}`);
    expectThat(sameValue(shown, record), `${name} has another ${key}`);
  }
  const reviews = await desk.database().reviews.toArray();
  const refused = new Set(reviews.map((row) => row.recordKey));
  const extra = [...own.keys()].find((key) => !records.has(key) && !dropped.has(key) && !refused.has(key));
  expectThat(!extra, `${name} holds ${extra}, which the server does not have`);
  const stored = await desk.database().meta.get('sync');
  const { cursors } = SyncPosition.parse(stored?.value);
  const behind = Object.entries(cursors).find(([, cursor]) => cursor !== high);
  expectThat(!behind, `${name} stopped at ${behind?.join(' ')} of ${high}`);
}

/** Whatever the server refused waits at its desk for a person's eye; what people are asked to decide is a record like others. */
export async function checkReviews(
  desk: SimulatedDesk,
  server: WorldServer,
  isSettled: (key: string) => boolean,
): Promise<void> {
  const { log } = await server.state();
  const reviews = new Set((await desk.database().reviews.toArray()).map(({ mid }) => mid));
  for (const { deviceId, mid, outcome, operation } of log) {
    if (deviceId !== desk.device.deviceId || outcome !== 'quarantined') continue;
    if (isSettled(recordKey({ table: operation.table, id: operation.recordId }))) continue;
    expectThat(reviews.has(mid), `${deviceId} was not told that ${mid} was refused`);
  }
}
