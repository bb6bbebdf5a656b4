import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { parseReference, referencePlace } from '#shared/requests/reference-number.ts';
import { isOpen, RequestState } from '#shared/requests/request-state.ts';
import type { Fields, SyncRecord } from '#shared/sync/record.ts';
import type { StoredRow } from './database.ts';
import type { Vault } from '../sealing/vault.ts';

/** Where a record's sealed bytes belong: moved to another row, scope or revision they no longer open. */
const place = (record: Pick<SyncRecord, 'table' | 'id' | 'scope' | 'revision'>): string =>
  `${record.table}/${record.id}/${record.scope}/${record.revision}`;

/** Turns a record into its sealed row with the plain columns its table is looked up by. */
export async function toRow(vault: Vault, record: SyncRecord): Promise<StoredRow> {
  return {
    id: record.id,
    scope: record.scope,
    revision: record.revision,
    sealed: await vault.inScope(record.scope).seal(record, place(record)),
    ...(await plainColumns(vault, record)),
  };
}

/** Opens a row; throws where it was tampered with, or where its scope is not held. */
export async function fromRow(vault: Vault, table: SyncRecord['table'], row: StoredRow): Promise<SyncRecord> {
  const opened = await vault
    .inScope(row.scope)
    .open(row.sealed, place({ table, id: row.id, scope: row.scope, revision: row.revision }));
  // Sealed by this desk in this place: what opens has this shape.
  return opened as SyncRecord;
}

type PlainColumns = Pick<
  StoredRow,
  'token' | 'personId' | 'requestId' | 'opportunityId' | 'complaintId' | 'day' | 'openDay' | 'suggestedDay'
>;

async function plainColumns(vault: Vault, { table, fields }: SyncRecord): Promise<PlainColumns> {
  switch (table) {
    case 'people':
      return { ...(await tokenOf(vault, 'id-number', fields['idNumber'])), ...personColumn(fields['mergedInto']) };
    case 'merges':
      return personColumn(fields['survivorId']);
    case 'contactPoints':
      return { ...(await tokenOf(vault, 'phone', fields['e164'])), ...text(fields, 'personId') };
    case 'requests':
      return {
        ...(await tokenOf(vault, 'reference', placeOf(fields['referenceNumber']))),
        ...text(fields, 'personId'),
        ...dayOf(fields['receivedAt']),
        ...openDayOf(fields),
        ...suggestedDayOf(fields),
      };
    case 'requestEvents':
    case 'corrections':
      return { ...text(fields, 'requestId'), ...dayOf(fields['at']) };
    case 'notes':
    case 'referrals':
    case 'parties':
    case 'caseNotes':
      return text(fields, 'requestId');
    case 'calls':
      return {
        ...text(fields, 'personId'),
        ...text(fields, 'requestId'),
        ...dayOf(fields['dueAt'] ?? fields['at']),
      };
    case 'linkSendings':
      return { ...text(fields, 'personId'), ...text(fields, 'requestId'), ...dayOf(fields['at']) };
    case 'surveyResponses':
      return dayOf(fields['at']);
    case 'appointments':
      return { ...text(fields, 'requestId'), ...dayOf(fields['startsAt']) };
    case 'visits':
      return { ...text(fields, 'personId'), ...dayOf(fields['arrivedAt']) };
    case 'legalHolds':
    case 'letters':
      return { ...text(fields, 'personId'), ...text(fields, 'requestId') };
    case 'volunteers':
    case 'consents':
    case 'subjectRequests':
      return text(fields, 'personId');
    case 'participations':
      return { ...text(fields, 'opportunityId'), ...text(fields, 'personId'), ...dayOf(fields['verifiedAt']) };
    case 'certificates':
      return { ...text(fields, 'opportunityId'), ...text(fields, 'personId'), ...onDay(fields['issuedOn']) };
    case 'caseFiles':
    case 'opportunities':
    case 'certificateStandings':
    case 'printJobs':
    case 'signingKeys':
    case 'decisions':
    case 'settings':
    case 'settingsVersions':
    case 'users':
    case 'opinionReadings':
    case 'improvements':
    case 'complaints':
    case 'erasures':
      return {};
    case 'complaintSteps':
      return text(fields, 'complaintId');
  }
}

function text(fields: Fields, name: 'personId' | 'requestId' | 'opportunityId' | 'complaintId'): PlainColumns {
  const value = fields[name];
  return typeof value === 'string' ? { [name]: value } : {};
}

const personColumn = (value: unknown): PlainColumns => (typeof value === 'string' ? { personId: value } : {});

function placeOf(referenceNumber: unknown): string {
  const parts = typeof referenceNumber === 'string' ? parseReference(referenceNumber) : null;
  return parts ? referencePlace(parts.desk, parts.counter) : '';
}

function openDayOf({ state, receivedAt }: Fields): PlainColumns {
  const stands = RequestState.safeParse(state);
  const { day } = dayOf(receivedAt);
  return stands.success && isOpen(stands.data) && day !== undefined ? { openDay: day } : {};
}

function suggestedDayOf({ type, receivedAt }: Fields): PlainColumns {
  const { day } = dayOf(receivedAt);
  return type === 'SUGGESTION' && day !== undefined ? { suggestedDay: day } : {};
}

const dayOf = (instant: unknown): PlainColumns => (typeof instant === 'string' ? { day: riyadhDate(instant) } : {});

const onDay = (day: unknown): PlainColumns => (typeof day === 'string' ? { day } : {});

async function tokenOf(vault: Vault, kind: 'phone' | 'id-number' | 'reference', value: unknown): Promise<PlainColumns> {
  return typeof value === 'string' && value !== '' ? { token: await vault.token(kind, value) } : {};
}
