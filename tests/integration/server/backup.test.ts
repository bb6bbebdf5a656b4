import { readFile, rm, writeFile } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { v7 as newId } from 'uuid';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { readArchive, UnreadableBackupError, writeArchive } from '#server/backup/archive.ts';
import { backupName, backupsIn, keepNewest, verifyBackup, writeBackup } from '#server/backup/backup-files.ts';
import { scheduleBackups } from '#server/backup/scheduled-backups.ts';
import { createAuditStorage } from '#server/storage/audit.ts';
import { dumpAssociation, restoreDump } from '#server/storage/dump.ts';
import { openConnection } from '#server/storage/connection.ts';
import type { ServerDatabase } from '#server/storage/schema.ts';
import type { Actor } from '#shared/access/actor.ts';
import { RestorationAnswer } from '#shared/contract/administration.ts';
import { anIntake } from '#tests/unit/renderer/data/desk-lab.ts';
import { openWholeDesk, recordsAtServer, untilAlike } from '../desk/whole-desk.ts';
import { aCreation, inSequence } from '../../builders/operations.ts';
import { aPerson } from '../../builders/records.ts';
import { createDesk, enrolDirectly } from './desk.ts';
import { builtServer, startProgram } from './server-program.ts';
import { useDatabase } from './database-lab.ts';
import { passableFolder } from './passable-folder.ts';
import { startServer } from './server-lab.ts';

const lab = useDatabase();
const expectedText = 'ما قاله الزائر قبل النسخة';
const PASSPHRASE = 'كلمة مرور طويلة للنسخ';
let folder = '';
beforeEach(async () => {
  folder = await passableFolder();
  return () => rm(folder, { recursive: true, force: true });
});
const epoch = async (): Promise<number> => {
  const { rows } = await sql<{ epoch: number }>`select epoch from association`.execute(lab.connection().database);
  return rows[0]?.epoch ?? 0;
};
const deskCount = async (): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from device`.execute(
    lab.connection().database,
  );
  return rows[0]?.count ?? 0;
};
const note = (text: string) => anIntake({ person: { kind: 'unnamed' }, note: text });

test('after a restore the desks send again what the backup had not got, and everything is there once', async () => {
  const server = await startServer(lab.connectionString(), lab.associationId());
  onTestFinished(() => server.stop());
  const clock = { now: '2026-11-24T06:30:00.000Z' };
  const [a, b] = [await openWholeDesk(lab, server.url, clock), await openWholeDesk(lab, server.url, clock)];
  await a.lab.requests.record(note(expectedText));
  await untilAlike(lab, a, b);
  const path = join(folder, backupName(new Date()));
  const written = await writeBackup(lab.connection().database, lab.associationId(), path, PASSPHRASE);
  expect(written).toMatchObject({ association: 1, device: await deskCount() });
  expect(await verifyBackup(path, PASSPHRASE)).toEqual(written);
  // It is noted once the backup is finished, and so in none but later ones.
  const stableMids = async (): Promise<number[]> => {
    const { rows } = await sql<{ id: string; mid: string }>`select id, stable_mid as mid from device`.execute(
      lab.connection().database,
    );
    return [a, b].map(({ deviceId }) => Number(rows.find(({ id }) => id === deviceId)?.mid));
  };
  expect(await stableMids()).toEqual([1, 0]);
  expect((await readFile(path)).includes(Buffer.from(expectedText))).toBe(false);

  await b.lab.requests.record(note('بعد النسخة'));
  await untilAlike(lab, a, b);
  const before = await recordsAtServer(lab);
  a.engine.stop();
  b.engine.stop();
  await server.stop();

  const owner = openConnection(lab.connectionString(), () => undefined);
  onTestFinished(() => owner.close());
  const restore = (replace: boolean) =>
    restoreDump(owner.database, readArchive(path, PASSPHRASE), { replace, at: new Date() });
  await expect(restore(false)).rejects.toThrow(/already/);
  expect(await restore(true)).toMatchObject({ counts: written });
  expect(await epoch()).toBeGreaterThan(1);
  expect(await stableMids()).toEqual([0, 0]);
  expect((await recordsAtServer(lab)).size).toBeLessThan(before.size);

  const again = await startServer(lab.connectionString(), lab.associationId());
  onTestFinished(() => again.stop());
  for (const desk of [a, b]) {
    desk.wire.leadTo(again.url);
    desk.engine.start();
  }
  await untilAlike(lab, a, b);
  expect(new Set((await recordsAtServer(lab)).keys())).toEqual(new Set(before.keys()));
});

test('one backup restored at two computers, which know nothing of each other, begins two epochs, and restored again a third', async () => {
  const owner = openConnection(lab.connectionString(), () => undefined);
  onTestFinished(() => owner.close());
  const asOnAnotherComputer = async (): Promise<void> => {
    await sql`delete from restoration`.execute(lab.connection().database);
    await sql`update association set epoch = 1`.execute(lab.connection().database);
  };
  await asOnAnotherComputer();
  const path = join(folder, 'twice.backup');
  await writeBackup(lab.connection().database, lab.associationId(), path, PASSPHRASE);
  const restore = async (at: string): Promise<number> => {
    await restoreDump(owner.database, readArchive(path, PASSPHRASE), { replace: true, at: new Date(at) });
    return epoch();
  };
  const first = await restore('2026-11-24T06:00:00.000Z');
  await asOnAnotherComputer();
  const second = await restore('2026-11-24T06:00:01.000Z');
  expect(second).toBeGreaterThan(first);
  // Whatever the clock shows.
  expect(await restore('2019-01-01T00:00:00.000Z')).toBe(second + 1);
});

test('a backup with something in quarantine whose text PostgreSQL cannot read is restored, and that as it was sent', async () => {
  const server = await startServer(lab.connectionString(), lab.associationId());
  const { token } = await enrolDirectly(lab.connection(), lab.associationId());
  const desk = createDesk(server.url, token);
  await desk.hello();
  const torn = ['سعد\0', 'سعد\uD800', 'سعد\uDC00 "\\u0000"'].map((name) =>
    aCreation('people', newId(), aPerson({ name })),
  );
  const results = await desk.push(inSequence(torn));
  expect(results.map(({ outcome }) => outcome)).toEqual(['quarantined', 'quarantined', 'quarantined']);
  await server.stop();
  const log = async () => {
    const { rows } = await sql<{ mid: number; body: string }>`
      select mid, body::text as body from operation order by received_at, mid`.execute(lab.connection().database);
    return rows;
  };
  const before = await log();
  expect(before.map(({ body }) => (JSON.parse(body) as { fields: unknown }).fields)).toEqual(
    expect.arrayContaining(torn.map(({ fields }) => fields)),
  );
  const path = join(folder, 'torn.backup');
  await writeBackup(lab.connection().database, lab.associationId(), path, PASSPHRASE);
  const owner = openConnection(lab.connectionString(), () => undefined);
  onTestFinished(() => owner.close());
  await restoreDump(owner.database, readArchive(path, PASSPHRASE), { replace: true, at: new Date() });
  expect(await log()).toEqual(before);
});

test('long operations go back a few at a time, and as they were sent: hundreds of the longest in one text are more than V8 makes', async () => {
  const { device } = await enrolDirectly(lab.connection(), lab.associationId());
  const { database } = lab.connection();
  await sql`
    insert into operation (association_id, device_id, mid, body, outcome, received_at)
    select ${lab.associationId()}, ${device.deviceId}, mid, ('{"note":"' || repeat(mid::text, 500000) || '"}')::json, 'quarantined', now()
    from generate_series(10, 49) mid`.execute(database);
  const bodies = async () => {
    const { rows } = await sql<{ mid: string; hash: string }>`
      select mid, md5(body::text) as hash from operation
      where device_id = ${device.deviceId} order by mid`.execute(database);
    return rows;
  };
  const before = await bodies();
  const path = join(folder, 'long.backup');
  await writeBackup(database, lab.associationId(), path, PASSPHRASE);

  const lengths: number[] = [];
  const owner = new Kysely<ServerDatabase>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: lab.connectionString() }) }),
    log: ({ query }) => {
      lengths.push(...query.parameters.map((value) => (typeof value === 'string' ? value.length : 0)));
    },
  });
  onTestFinished(() => owner.destroy());
  await restoreDump(owner, readArchive(path, PASSPHRASE), { replace: true, at: new Date() });
  expect(await bodies()).toEqual(before);
  expect(Math.max(...lengths)).toBeLessThan(16_000_000);
});

describe('what was decided after the backup is not known any more:', () => {
  /** Somebody at a desk that was enrolled just now. */
  const seat = async (url: string, roles: Actor['roles']) => {
    const userId = newId();
    const actor: Actor = { userId, roles, sections: ['MEN'] };
    const { device, token } = await enrolDirectly(lab.connection(), lab.associationId(), actor);
    return { ...createDesk(url, token, userId), deskCode: device.deskCode, userId };
  };
  const restore = async (path: string) => {
    const owner = openConnection(lab.connectionString(), () => undefined);
    onTestFinished(() => owner.close());
    return restoreDump(owner.database, readArchive(path, PASSPHRASE), { replace: true, at: new Date() });
  };
  const backUp = async (name: string): Promise<string> => {
    const path = join(folder, name);
    await writeBackup(lab.connection().database, lab.associationId(), path, PASSPHRASE);
    return path;
  };
  const aServer = async () => {
    const server = await startServer(lab.connectionString(), lab.associationId());
    onTestFinished(() => server.stop());
    return server;
  };

  test('no new desk is given a code that a desk enrolled since may have', async () => {
    const { url } = await aServer();
    const before = await seat(url, ['RECEPTIONIST']);
    const path = await backUp('codes.backup');
    const lost = [await seat(url, ['RECEPTIONIST']), await seat(url, ['RECEPTIONIST'])];
    const { leftOut } = await restore(path);
    expect(leftOut).toEqual(expect.arrayContaining(lost.map(({ deskCode }) => deskCode)));
    expect(leftOut).not.toContain(before.deskCode);
    const next = await seat(url, ['RECEPTIONIST']);
    expect(leftOut).not.toContain(next.deskCode);

    const later = await seat(url, ['RECEPTIONIST']);
    const again = await restore(path);
    expect(again.leftOut).toEqual(expect.arrayContaining([...leftOut, next.deskCode, later.deskCode]));
    const last = await seat(url, ['RECEPTIONIST']);
    expect([...again.leftOut, before.deskCode]).not.toContain(last.deskCode);
  });

  test('the administrator is told of the moment of the backup until he has gone through it, and that is in the audit', async () => {
    const { url } = await aServer();
    const administrator = await seat(url, ['ADMINISTRATOR']);
    const receptionist = await seat(url, ['RECEPTIONIST']);
    const ask = async () => (await administrator.post('/administration/restoration', {})).body;
    const waiting = RestorationAnswer.parse(await ask()).restoration;
    if (waiting) await administrator.post('/administration/restoration/review', { restoredAt: waiting.restoredAt });
    expect(await ask()).toEqual({ restoration: null });

    const before = Date.now();
    const path = await backUp('decided.backup');
    const made = Date.now();
    await administrator.post(`/administration/users/${receptionist.userId}`, { state: 'SUSPENDED' });
    await restore(path);
    const { restoration } = RestorationAnswer.parse(await ask());
    const backedUpAt = Date.parse(restoration?.backedUpAt ?? '');
    expect([before <= backedUpAt, backedUpAt <= made]).toEqual([true, true]);
    expect((await receptionist.post('/administration/restoration', {})).status).toBe(403);

    const review = { restoredAt: restoration?.restoredAt };
    expect((await administrator.post('/administration/restoration/review', review)).status).toBe(200);
    expect(await ask()).toEqual({ restoration: null });
    await administrator.post('/administration/restoration/review', review);
    const lines = await createAuditStorage(lab.connection().database, lab.associationId()).page(null, null, 100);
    const kinds = lines.map(({ kind }) => kind);
    expect(kinds.slice(0, 2)).toEqual(['restoration-reviewed', 'restored']);
    expect(lines[0]?.by).toBe(administrator.userId);
  });

  test('a backup of an earlier release, which does not say when it was made, speaks of the last that it knows', async () => {
    const path = join(folder, 'undated.backup');
    const archive = await writeArchive(path, PASSPHRASE);
    let isHead = true;
    await dumpAssociation(lab.connection().database, lab.associationId(), (line) => {
      const { at: _at, ...head } = isHead ? (JSON.parse(line) as { readonly at: string }) : { at: '' };
      const written = isHead ? JSON.stringify(head) : line;
      isHead = false;
      return archive.line(written);
    });
    await archive.finish();
    const before = Date.now();
    const { backedUpAt } = await restore(path);
    expect(backedUpAt.getTime()).toBeGreaterThan(Date.UTC(2026, 0, 1));
    expect(backedUpAt.getTime()).toBeLessThan(before);
  });
});

test('a backup that was changed anywhere, cut off, or is opened with another passphrase is refused', async () => {
  const path = join(folder, 'damaged.backup');
  await writeBackup(lab.connection().database, lab.associationId(), path, PASSPHRASE);
  const whole = await readFile(path);
  await expect(verifyBackup(path, 'another')).rejects.toThrow(UnreadableBackupError);
  for (const place of [3, 40, 70, whole.length >> 1, whole.length - 1]) {
    const changed = Buffer.from(whole);
    changed[place] = (changed[place] ?? 0) ^ 1;
    await writeFile(path, changed);
    await expect(verifyBackup(path, PASSPHRASE)).rejects.toThrow();
  }
  for (const length of [0, 10, 80, whole.length - 1]) {
    await writeFile(path, whole.subarray(0, length));
    await expect(verifyBackup(path, PASSPHRASE)).rejects.toThrow(UnreadableBackupError);
  }
});

test('the newest backups are kept, and nothing else in the folder is touched', async () => {
  const days = [1, 2, 3, 4].map((day) => backupName(new Date(Date.UTC(2026, 10, day))));
  for (const name of [...days, 'notes.txt']) await writeFile(join(folder, name), '');
  await keepNewest(folder, 2);
  expect(await backupsIn(folder)).toEqual(days.slice(2));
  expect(await readFile(join(folder, 'notes.txt'), 'utf8')).toBe('');
});

test('a backup is made once a day while the server runs', async () => {
  const daily = join(folder, 'daily');
  const backups = scheduleBackups(lab.connection().database, lab.associationId(), {
    folder: daily,
    passphrase: PASSPHRASE,
    log: () => undefined,
  });
  onTestFinished(() => backups.stop());
  await backups.makeIfDue(new Date());
  expect(await backupsIn(daily)).toHaveLength(1);
  expect(await backups.makeIfDue(new Date(Date.now() + 23 * 60 * 60_000))).toBeNull();
  const next = await backups.makeIfDue(new Date(Date.now() + 25 * 60 * 60_000));
  expect(await verifyBackup(next ?? '', PASSPHRASE)).toMatchObject({ association: 1 });
  expect(await backupsIn(daily)).toHaveLength(2);
});

describe('the command', () => {
  const run = async (args: readonly string[], passphrase = PASSPHRASE) => {
    const main = await builtServer();
    const { DATABASE_URL: _other, ...environment } = process.env;
    return promisify(execFile)(process.execPath, [main, ...args], {
      env: { ...environment, ISTIQBAL_BACKUP_PASSPHRASE: passphrase },
    });
  };

  test('carries a server over to another computer: desks keep their tokens and hear of a new epoch', async () => {
    const [old, fresh] = [join(folder, 'old'), join(folder, 'fresh')];
    const server = await startProgram({ dataFolder: old });
    const desk = await server.enrol();
    await desk.push([aCreation('people', 'person-1', aPerson())]);
    const path = join(folder, 'carried.backup');
    await expect(run(['backup', path, '--data', old])).rejects.toThrow(/in use by another server/);
    await server.stop();
    await run(['backup', path, '--data', old]);
    expect(JSON.parse((await run(['verify', path])).stdout)).toMatchObject({ association: 1, device: 1 });
    await expect(run(['verify', path], 'another passphrase')).rejects.toThrow(/cannot be read/);
    await expect(run(['verify', path], 'short')).rejects.toThrow(/12 signs or more/);
    const { stderr } = await run(['restore', path, '--data', fresh]);
    expect(stderr).toMatch(/No new desk is given one of these codes.*: 02 03 04 05 06 07 08 09 10 11\./);

    const carried = await startProgram({ dataFolder: fresh });
    const again = createDesk(carried.url, desk.token);
    const { epoch: begun, lastMid } = await again.hello();
    expect(begun).toBeGreaterThan(1);
    expect(lastMid).toBe(1);
    await again.pullAll();
    expect(again.records.has('people/person-1')).toBe(true);
  });
});
