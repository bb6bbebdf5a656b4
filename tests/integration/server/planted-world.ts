import { randomBytes } from 'node:crypto';
import { createSyncStorage } from '#server/storage/sync-storage.ts';
import { sections, type Section } from '#shared/association/section.ts';
import type { RecordTable, SyncRecord } from '#shared/sync/record.ts';
import { ASSOCIATION_SCOPE, caseScope, COMPLAINTS_SCOPE, sectionScope } from '#shared/sync/scope.ts';
import { aServerRecord } from '../../builders/operations.ts';
import { aCall, anAppointment, aNote, aPerson, aRequest } from '../../builders/records.ts';
import type { DatabaseLab } from './database-lab.ts';

/** Every scope that there is. */
export const everyScope: readonly string[] = [
  ASSOCIATION_SCOPE,
  ...sections.map(sectionScope),
  ...sections.map(caseScope),
  COMPLAINTS_SCOPE,
];

/** A text that stands in the records of one scope and nowhere else. */
export type Markers = ReadonlyMap<string, string>;

export const newMarkers = (): Markers =>
  new Map(everyScope.map((scope) => [scope, `planted${randomBytes(9).toString('hex')}`]));

/** Writes records into every scope, with the scope's marker in their ids, and in every field that holds what people told. */
export async function plant(lab: DatabaseLab, markers: Markers): Promise<SyncRecord[]> {
  const records = [...sections.flatMap((section) => ofSection(section, markers)), ...complaints(markers)];
  await createSyncStorage(lab.connection().database).inPushTransaction((transaction) =>
    transaction.writeRecords(
      lab.associationId(),
      records.map((record) => ({ record, isNew: true, leftScope: null })),
    ),
  );
  return records;
}

function ofSection(section: Section, markers: Markers): SyncRecord[] {
  const plain = markerOf(markers, sectionScope(section));
  const sealed = markerOf(markers, caseScope(section));
  const record = (marker: string, table: RecordTable, fields: object): SyncRecord =>
    aServerRecord(table, `${table}-${marker}`, fields);
  const ofCase = { section, isCase: true } as const;
  return [
    record(plain, 'people', aPerson({ section, name: plain, idNumber: '', idType: 'NONE' })),
    record(plain, 'requests', aRequest({ section, note: plain })),
    record(plain, 'notes', aNote({ section, body: plain })),
    record(plain, 'calls', aCall({ section, note: plain })),
    record(plain, 'appointments', anAppointment({ section, requestId: plain })),
    record(plain, 'decisions', aDecision(sectionScope(section), 'people', plain)),
    record(sealed, 'caseFiles', { ...ofCase, otherRequestId: sealed, safety: null, handler: sealed }),
    record(sealed, 'parties', {
      ...ofCase,
      caseId: sealed,
      requestId: sealed,
      side: 'B',
      personId: sealed,
      consentsToJoint: false,
    }),
    record(sealed, 'caseNotes', {
      ...ofCase,
      requestId: sealed,
      body: sealed,
      writtenAt: '2026-11-24T08:00:00.000Z',
      by: 'user-1',
      deskCode: '01',
    }),
    record(sealed, 'decisions', aDecision(caseScope(section), 'caseNotes', sealed)),
  ];
}

/** Complaints lie sealed already; what must not be told besides is that there are any, and which. */
function complaints(markers: Markers): SyncRecord[] {
  const marker = markerOf(markers, COMPLAINTS_SCOPE);
  const complaint = {
    referenceNumber: marker.slice(0, 30),
    receivedAt: '2026-11-24T08:00:00.000Z',
    deskCode: '01',
    state: 'RECEIVED',
    followUpCodeHash: '0'.repeat(64),
    keys: Array.from({ length: 8 }, () => 'k'.repeat(107)),
    body: marker,
    actionTaken: marker,
  };
  return [
    aServerRecord('complaints', `c-${marker}`, complaint),
    aServerRecord('complaintSteps', `s-${marker}`, { complaintId: `c-${marker}`, sealed: marker }),
    aServerRecord('decisions', `d-${marker}`, aDecision(COMPLAINTS_SCOPE, 'complaintSteps', marker)),
  ];
}

const aDecision = (scope: string, table: RecordTable, marker: string) => {
  const writtenBy = {
    deviceId: 'desk-a',
    by: null,
    at: '2026-11-24T08:00:00.000Z',
    receivedAt: '2026-11-24T08:00:00.000Z',
    epoch: 1,
  };
  const kept = [{ field: 'name', value: marker, writtenBy }];
  return {
    scope,
    kind: 'conflict',
    reason: '',
    table,
    recordId: `${table}-${marker}`,
    kept,
    askedBy: writtenBy,
    state: 'OPEN',
  };
};

function markerOf(markers: Markers, scope: string): string {
  const marker = markers.get(scope);
  if (marker === undefined) throw new Error(`${scope} has no marker`);
  return marker;
}
