import { z } from 'zod';

/** Every kind of record that travels between desks and server. */
export const RecordTable = z.enum([
  'people',
  'contactPoints',
  'merges',
  'requests',
  'notes',
  'requestEvents',
  'calls',
  'referrals',
  'caseFiles',
  'parties',
  'caseNotes',
  'appointments',
  'volunteers',
  'opportunities',
  'participations',
  'certificates',
  'certificateStandings',
  'printJobs',
  'letters',
  'signingKeys',
  'decisions',
  'settings',
  'settingsVersions',
  'users',
  'complaints',
  'complaintSteps',
  'erasures',
  'consents',
  'subjectRequests',
  'legalHolds',
  'visits',
  'linkSendings',
  'surveyResponses',
  'corrections',
  'opinionReadings',
  'improvements',
]);
export type RecordTable = z.infer<typeof RecordTable>;

/** Record ids are UUIDv7 made at the desk; settings documents are named. */
export const RecordId = z.string().regex(/^[\w-]{1,64}$/);

export const Fields = z.record(z.string().max(60), z.json());
export type Fields = z.infer<typeof Fields>;

/** The author of what the server itself decides about a record, such as whether an appointment has its slot. */
export const SERVER_AUTHOR = 'server';

/** One accepted change of a record: who made it, when by his desk's clock, when the server received it, in which epoch. */
export const Write = z.strictObject({
  deviceId: z.string().max(64),
  /** The user who did it; null where nobody had signed in, and for the server's own decisions. */
  by: z.string().max(64).nullable(),
  at: z.iso.datetime(),
  receivedAt: z.iso.datetime(),
  epoch: z.int().min(0),
});
export type Write = z.infer<typeof Write>;

/** Tables that the server alone writes: a desk that could would vouch for its own keys. */
const serversOwn: ReadonlySet<RecordTable> = new Set(['signingKeys']);

export const isServersOwn = (table: RecordTable): boolean => serversOwn.has(table);

/**
 * A record as the server holds it: its revision counts accepted changes, and each field remembers the revision that
 * wrote it, so that two desks changing different fields never disturb each other. Revision 0 = not yet on the server.
 */
export const SyncRecord = z.strictObject({
  table: RecordTable,
  id: RecordId,
  scope: z.string().max(60),
  revision: z.int().min(0),
  /** The epoch in which this revision was made: a restored server counts on from older revisions in a new epoch. */
  epoch: z.int().min(0),
  /** Fields that were written after the first revision, and the revision that wrote each last. */
  fieldRevisions: z.record(z.string(), z.int().min(2)),
  /** The writes behind those revisions, by number; the first and those that no later one covered. */
  writes: z.record(z.string().regex(/^\d{1,16}$/), Write),
  fields: Fields,
});
export type SyncRecord = z.infer<typeof SyncRecord>;

/** The write that gave a field the value it has; undefined while the server has not seen the record. */
export const writeOf = (
  { fieldRevisions, writes }: Pick<SyncRecord, 'fieldRevisions' | 'writes'>,
  field: string,
): Write | undefined => writes[fieldRevisions[field] ?? 1];

/** One text that names a record in maps, indexes and additional data: `people/0190…`. */
export const recordKey = (record: { readonly table: RecordTable; readonly id: string }): string =>
  `${record.table}/${record.id}`;
