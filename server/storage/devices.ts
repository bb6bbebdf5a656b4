import { randomBytes } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { validate as isUuid, v7 as newUuid } from 'uuid';
import { sections as everySection } from '#shared/association/section.ts';
import type { Device, DeviceStorage, EnrolledDevice } from '../ports.ts';
import { freeCodes } from './desk-codes.ts';
import { CHANGE_CHANNEL } from './push-transaction.ts';
import { AUDIT_ASKS, leftOutCodes } from './restorations.ts';
import { mayFound } from './row-security.ts';
import type { ServerDatabase } from './schema.ts';

/** Bytes of the secret that opens a desk's ring: a key of AES-256. */
const SECRET_BYTES = 32;

/** Enrolled desks and the one-time codes that enrol them, for one association. What is no id of a desk names none. */
export function createDeviceStorage(database: Kysely<ServerDatabase>, associationId: string): DeviceStorage {
  return {
    async addEnrolmentCode(codeHash, expiresAt, served = everySection, renews) {
      await database
        .insertInto('enrolment_code')
        .values({
          code_hash: codeHash,
          association_id: associationId,
          expires_at: expiresAt,
          sections: [...served],
          renews: renews ?? null,
        })
        .execute();
    },

    enrol: (codeHash, deskName, tokenHash, at, { was, lost } = {}) =>
      database.transaction().execute(async (transaction) => {
        const code = await transaction
          .selectFrom('enrolment_code')
          .select(['association_id', 'sections', 'renews'])
          .where('code_hash', '=', codeHash)
          .where('used_at', 'is', null)
          .where('expires_at', '>', at)
          .forUpdate()
          .executeTakeFirst();
        // Another desk's code would give this computer numbers that are counted elsewhere, or none of its own records.
        if (!code || code.renews !== (was ?? null)) return 'code-unknown';
        if (code.renews !== null) {
          const renewed = await renew(transaction, code.association_id, code.renews, { deskName, tokenHash });
          if (renewed) await useUp(transaction, codeHash, at);
          return renewed ?? 'code-unknown';
        }
        if (lost && lost.associationId !== code.association_id) return 'desk-unknown';

        // The association's row is the lock that keeps two desks from leasing one code.
        await transaction
          .selectFrom('association')
          .select('id')
          .where('id', '=', code.association_id)
          .forUpdate()
          .execute();
        const desks = await transaction
          .selectFrom('device')
          .select(['id', 'desk_code'])
          .where('association_id', '=', code.association_id)
          .execute();
        // A desk that is known becomes itself with a code of its own.
        if (lost && desks.some(({ id }) => id === lost.deviceId)) return 'code-unknown';
        const leased = new Set(desks.map(({ desk_code }) => desk_code));
        const leftOut = await leftOutCodes(transaction, code.association_id);
        const [next] = freeCodes(new Set([...leased, ...leftOut]));
        const deskCode = lost && !leased.has(lost.deskCode) ? lost.deskCode : next;
        // The code stays good until it made a desk.
        if (deskCode === undefined) return 'no-desk-code-left';
        await useUp(transaction, codeHash, at);

        const device: Device = {
          associationId: code.association_id,
          deviceId: lost?.deviceId ?? newUuid(),
          deskCode,
        };
        await transaction
          .insertInto('device')
          .values({
            association_id: device.associationId,
            id: device.deviceId,
            desk_code: deskCode,
            name: deskName,
            token_hash: tokenHash,
            enrolled_at: at,
            sections: code.sections,
            ...(lost ? { earlier_token_hashes: [lost.tokenHash], audit_asks_left: AUDIT_ASKS } : {}),
          })
          .execute();
        return device;
      }),

    async findByToken(tokenHash) {
      const row = await deviceRows(database, associationId).where('token_hash', '=', tokenHash).executeTakeFirst();
      return row ?? null;
    },

    async hasHadToken(deviceId, tokenHash) {
      if (!isUuid(deviceId)) return false;
      const row = await database
        .selectFrom('device')
        .select('id')
        .where('association_id', '=', associationId)
        .where('id', '=', deviceId)
        .where(sql<boolean>`token_hash = ${tokenHash} or ${tokenHash} = any(earlier_token_hashes)`)
        .executeTakeFirst();
      return row !== undefined;
    },

    async find(deviceId) {
      if (!isUuid(deviceId)) return null;
      const row = await deviceRows(database, associationId).where('id', '=', deviceId).executeTakeFirst();
      return row ?? null;
    },

    all: () => deviceRows(database, associationId).orderBy('desk_code').execute(),

    async noteSeen(deviceId, at) {
      await updateDevice(database, associationId, deviceId).set({ last_seen_at: at }).execute();
    },

    async secretOf(deviceId) {
      // Two people signing in at once must be given the same one.
      const made = sql<Buffer>`coalesce(secret, ${randomBytes(SECRET_BYTES)})`;
      const row = await updateDevice(database, associationId, deviceId)
        .set({ secret: made })
        .returning('secret')
        .executeTakeFirstOrThrow();
      if (row.secret === null) throw new Error('the desk has no secret');
      return new Uint8Array(row.secret);
    },

    async change(deviceId, { name, sections }) {
      if (!isUuid(deviceId)) return false;
      const row = await updateDevice(database, associationId, deviceId)
        .set({
          ...(name === undefined ? {} : { name }),
          ...(sections === undefined ? {} : { sections: [...sections] }),
          generation: sql<number>`generation + 1`,
        })
        .returning('id')
        .executeTakeFirst();
      await tellDesks(database, associationId);
      return row !== undefined;
    },

    async revoke(deviceId, at) {
      if (!isUuid(deviceId)) return false;
      const row = await updateDevice(database, associationId, deviceId)
        .set({ revoked_at: sql<Date>`coalesce(revoked_at, ${at})`, secret: null })
        .returning('id')
        .executeTakeFirst();
      await tellDesks(database, associationId);
      return row !== undefined;
    },
  };
}

const useUp = (database: Kysely<ServerDatabase>, codeHash: string, at: Date) =>
  database.updateTable('enrolment_code').set({ used_at: at }).where('code_hash', '=', codeHash).execute();

/** Gives a desk another token and ends what was begun under the old one; null where it was revoked. */
async function renew(
  database: Kysely<ServerDatabase>,
  associationId: string,
  deviceId: string,
  { deskName, tokenHash }: { readonly deskName: string; readonly tokenHash: string },
): Promise<Device | null> {
  const device = await updateDevice(database, associationId, deviceId)
    .where('revoked_at', 'is', null)
    .set({
      token_hash: tokenHash,
      earlier_token_hashes: sql<string[]>`earlier_token_hashes || token_hash`,
      name: deskName,
    })
    .returning(['association_id as associationId', 'id as deviceId', 'desk_code as deskCode'])
    .executeTakeFirst();
  if (!device) return null;
  await database
    .updateTable('session')
    .set({ token_hash: null })
    .where('association_id', '=', associationId)
    .where('device_id', '=', deviceId)
    .execute();
  return device;
}

const deviceRows = (database: Kysely<ServerDatabase>, associationId: string) =>
  database
    .selectFrom('device')
    .select([
      'association_id as associationId',
      'id as deviceId',
      'desk_code as deskCode',
      'name',
      'sections',
      'generation',
      'enrolled_at as enrolledAt',
      'last_seen_at as lastSeenAt',
      'revoked_at as revokedAt',
    ])
    .where('association_id', '=', associationId)
    .$castTo<EnrolledDevice>();

const updateDevice = (database: Kysely<ServerDatabase>, associationId: string, deviceId: string) =>
  database.updateTable('device').where('association_id', '=', associationId).where('id', '=', deviceId);

/** What a desk may hold has changed, or it may hold nothing any more: it is told now, not at its next question. */
const tellDesks = (database: Kysely<ServerDatabase>, associationId: string) =>
  sql`select pg_notify(${CHANGE_CHANNEL}, ${associationId})`.execute(database);

/** The id of the association this server serves; made with its first epoch where the database is new. */
export async function ensureAssociation(database: Kysely<ServerDatabase>, at: Date): Promise<string> {
  return database.transaction().execute(async (transaction) => {
    // Two server processes starting at once must not found two associations.
    await sql`select pg_advisory_xact_lock(1)`.execute(transaction);
    await mayFound.execute(transaction);
    const existing = await transaction.selectFrom('association').select('id').orderBy('created_at').executeTakeFirst();
    if (existing) return existing.id;
    const id = newUuid();
    await transaction.insertInto('association').values({ id, created_at: at }).execute();
    return id;
  });
}
