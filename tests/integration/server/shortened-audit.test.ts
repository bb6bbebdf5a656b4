import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { createAuditStorage } from '#server/storage/audit.ts';
import { useDatabase } from './database-lab.ts';

/* Old links go; what is left is still proved, and nothing else can be taken out or told otherwise. */

const lab = useDatabase();
const NOW = new Date('2032-01-10T02:00:00.000Z');
const FIVE_YEARS_AGO = new Date('2027-01-10T02:00:00.000Z');

const storage = () => createAuditStorage(lab.connection().database, lab.associationId());
const note = (day: string) => ({
  at: new Date(`${day}T08:00:00.000Z`),
  deviceId: null,
  userId: 'manager',
  kind: 'printed' as const,
  facts: { paper: day },
});

/** Runs a statement past the trigger that guards the audit, as whoever owns the database might. */
const tamper = (statement: ReturnType<typeof sql>) =>
  lab
    .connection()
    .database.transaction()
    .execute(async (transaction) => {
      await sql`reset role`.execute(transaction);
      await sql`alter table audit disable trigger user`.execute(transaction);
      await statement.execute(transaction);
      await sql`alter table audit enable trigger user`.execute(transaction);
    });

beforeEach(async () => {
  await tamper(sql`delete from audit`);
  await storage().append(...['2025-03-01', '2026-05-01', '2026-11-20', '2027-02-01', '2031-12-01'].map(note));
});

test('links whose time is over go behind a link that says how far, of which day and how many; the rest is proved by it', async () => {
  const audit = storage();
  const [, , third] = (await audit.page(null, null, 9)).toReversed();
  expect(await audit.shorten(FIVE_YEARS_AGO, NOW)).toBe(3);
  expect(await audit.verify()).toEqual({ entries: 3, removed: 3, brokenAt: null });
  const lines = await audit.page(null, null, 9);
  expect(lines.map(({ number }) => number)).toEqual([6, 5, 4]);
  expect(lines[0]).toMatchObject({
    kind: 'audit-shortened',
    facts: { upTo: 3, hash: third?.hash, day: '2026-11-20', removed: 3 },
  });
  // Not every day anew.
  expect(await audit.shorten(FIVE_YEARS_AGO, NOW)).toBe(0);
  await audit.append(note('2032-01-11'));
  expect(await audit.shorten(new Date('2031-01-10T00:00:00.000Z'), NOW)).toBe(1);
  expect(await audit.verify()).toEqual({ entries: 4, removed: 4, brokenAt: null });
});

test('a link that vouches for what went is changed: the chain breaks there', async () => {
  const audit = storage();
  await audit.shorten(FIVE_YEARS_AGO, NOW);
  await tamper(
    sql`update audit set facts = json_build_object('upTo', 3, 'hash', 'x', 'day', '2026-11-20', 'removed', 3) where number = 6`,
  );
  expect(await audit.verify()).toMatchObject({ brokenAt: 6 });
});

test('more was taken out than is vouched for: the chain does not begin where it says', async () => {
  const audit = storage();
  await audit.shorten(FIVE_YEARS_AGO, NOW);
  await tamper(sql`delete from audit where number = 4`);
  expect(await audit.verify()).toMatchObject({ brokenAt: 5 });
  await tamper(sql`delete from audit where number < 6`);
  expect(await audit.verify()).toMatchObject({ brokenAt: 6 });
});

test('without a link that vouches for it the database lets nothing go, and changes nothing that is left', async () => {
  const { database } = lab.connection();
  const drop = (number: number) => sql`delete from audit where number = ${number}`.execute(database);
  await expect(drop(1)).rejects.toThrow(/only ever added to/);
  await storage().shorten(FIVE_YEARS_AGO, NOW);
  for (const number of [4, 6]) await expect(drop(number)).rejects.toThrow(/only ever added to/);
  await expect(sql`update audit set user_id = null`.execute(database)).rejects.toThrow(/only ever added to/);
});

test('a chain that is broken already is evidence: nothing of it goes', async () => {
  await tamper(sql`delete from audit where number = 2`);
  expect(await storage().shorten(FIVE_YEARS_AGO, NOW)).toBe(0);
  expect(await storage().verify()).toMatchObject({ brokenAt: 3 });
});
