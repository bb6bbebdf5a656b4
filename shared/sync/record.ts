import { z } from 'zod';

/** Every kind of record that travels between desks and server. */
export const RecordTable = z.enum([
  'people',
  'contactPoints',
  'requests',
  'notes',
  'appointments',
  'opportunities',
  'participations',
  'certificates',
  'settings',
  'users',
]);
export type RecordTable = z.infer<typeof RecordTable>;

/** Record ids are UUIDv7 made at the desk; settings documents are named. */
export const RecordId = z.string().regex(/^[\w-]{1,64}$/);

export const Fields = z.record(z.string().max(60), z.json());
export type Fields = z.infer<typeof Fields>;

/** The author of what the server itself decides about a record, such as whether an appointment has its slot. */
export const SERVER_AUTHOR = 'server';

/** Who changed a field last, and in which revision of the record. */
export const FieldRevision = z.strictObject({ revision: z.int().min(0), deviceId: z.string() });
export type FieldRevision = z.infer<typeof FieldRevision>;

/**
 * A record as the server holds it: its revision counts accepted changes, and each field remembers the revision that
 * wrote it, so that two desks changing different fields never disturb each other. Revision 0 = not yet on the server.
 */
export const SyncRecord = z.strictObject({
  table: RecordTable,
  id: RecordId,
  scope: z.string().max(60),
  revision: z.int().min(0),
  fieldRevisions: z.record(z.string(), FieldRevision),
  fields: Fields,
});
export type SyncRecord = z.infer<typeof SyncRecord>;

/** One text that names a record in maps, indexes and additional data: `people/0190…`. */
export const recordKey = (record: { readonly table: RecordTable; readonly id: string }): string =>
  `${record.table}/${record.id}`;
