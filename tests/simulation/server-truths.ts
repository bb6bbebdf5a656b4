import { meets, type TimeSpan } from '#shared/appointments/barred-times.ts';
import { overlaps } from '#shared/appointments/free-slots.ts';
import { holdsItsSlot, isStanding, type Appointment } from '#shared/appointments/appointment.ts';
import { checkRecord } from '#shared/sync/record-schemas.ts';
import { Decision } from '#shared/sync/decision.ts';
import { recordKey, RecordTable, SERVER_AUTHOR, writeOf, type Fields } from '#shared/sync/record.ts';
import { scopeOf } from '#shared/sync/scope.ts';
import { sameValue } from '#shared/sync/same-value.ts';
import type { LoggedInMemory } from '#tests/fakes/memory-sync-storage.ts';
import { expectThat } from './violation.ts';
import type { ServerState } from './world-server.ts';

/** Tables that the server makes: a desk of a story only answers what it was asked. */
const serversOwn: ReadonlySet<RecordTable> = new Set(['decisions', 'users', 'signingKeys']);

/** Outcomes after which the record holds what the operation wanted. */
const wasWritten = ({ outcome, reason }: LoggedInMemory): boolean =>
  outcome === 'applied' || outcome === 'merged' || outcome === 'conflict' || reason === 'appointment-clash';

/** What must be true of the server at every moment, whatever happened. */
export function checkServer({ log, records }: ServerState): void {
  const lastMids = new Map<string, number>();
  const stamps = new Set<string>();
  for (const { deviceId, mid, operation } of log) {
    expectThat(
      mid === (lastMids.get(deviceId) ?? 0) + 1,
      `${deviceId}: operation ${mid} does not follow the one before`,
    );
    expectThat(!stamps.has(operation.at), `the operation of ${operation.at} was taken twice`);
    lastMids.set(deviceId, mid);
    stamps.add(operation.at);
  }
  const confirmed = [...records.values()]
    .filter(({ record }) => record.table === 'appointments' && record.fields['confirmation'] === 'CONFIRMED')
    .map(({ record }) => record.fields as unknown as Appointment)
    .filter(holdsItsSlot);
  for (const [index, one] of confirmed.entries()) {
    const others = confirmed.slice(index + 1);
    expectThat(!others.some((each) => overlaps(one, each)), `two confirmed in ${one.resourceId} at ${one.startsAt}`);
    expectThat(!others.some((each) => isSamePerson(one, each)), `one person at two places at ${one.startsAt}`);
  }
}

/** What is left in a record of whoever is forgotten, in the tables of which stories tell. */
const LEFT: Readonly<Partial<Record<RecordTable, Fields>>> = {
  people: { name: '', villageId: null, idNumber: '' },
  requests: { note: '' },
  notes: { body: '—' },
  decisions: { kept: [] },
};

/** The records that erasures name, by key. */
const forgottenIn = ({ records }: Pick<ServerState, 'records'>): ReadonlySet<string> =>
  new Set(
    [...records.values()].flatMap(({ record: { table, fields } }) =>
      table === 'erasures' ? (fields['records'] as string[]) : [],
    ),
  );

/** Whoever is forgotten stays forgotten, whatever a desk says that has not heard of it, and in whatever order it comes. */
export function checkForgotten({ log, records }: ServerState): void {
  const forgotten = forgottenIn({ records });
  if (forgotten.size === 0) return;
  const expectEmpty = (key: string, fields: Fields, where: string): void => {
    const left = LEFT[RecordTable.parse(key.split('/')[0])] ?? {};
    for (const [field, value] of Object.entries(left))
      expectThat(fields[field] === undefined || sameValue(fields[field], value), `${key}.${field} stands ${where}`);
  };
  for (const key of forgotten) {
    const record = records.get(key)?.record;
    if (record) expectEmpty(key, record.fields, 'in the record of somebody who is forgotten');
  }
  const isAboutForgotten = (key: string): boolean => {
    const about = Decision.safeParse(records.get(key)?.record.fields).data;
    return about !== undefined && forgotten.has(recordKey({ table: about.table, id: about.recordId }));
  };
  for (const { operation, overwritten } of log) {
    const key = recordKey({ table: operation.table, id: operation.recordId });
    if (!forgotten.has(key) && !(operation.table === 'decisions' && isAboutForgotten(key))) continue;
    expectEmpty(key, operation.fields, 'in the log of somebody who is forgotten');
    for (const { field, value } of overwritten) expectEmpty(key, { [field]: value }, 'among the overwritten values');
  }
  for (const { record } of records.values()) {
    const about = record.table === 'decisions' ? Decision.parse(record.fields) : null;
    const key = about && recordKey({ table: about.table, id: about.recordId });
    if (!about || key === null || !forgotten.has(key)) continue;
    for (const { field, value } of about.kept) expectEmpty(key, { [field]: value }, 'in what people are asked');
  }
}

/** A record that went from one scope to another leaves word in the old one; call it after every step. */
export function watchScopes() {
  let before: ServerState['records'] = new Map();
  return {
    check({ records, exits }: ServerState): void {
      for (const [key, { record }] of before) {
        const now = records.get(key)?.record.scope ?? record.scope;
        expectThat(now === record.scope || exits.has(`${record.scope} ${key}`), `${key} left ${record.scope} unsaid`);
      }
      before = records;
    },
    /** The server was restored: what stood before counts no more. */
    forget: () => (before = new Map()),
  };
}

/** A record as the log alone tells it: by another way than the server's own merge. */
interface Told {
  readonly fields: Fields;
  readonly writers: Map<string, { readonly deviceId: string; readonly revision: number }>;
  revision: number;
}

/** Tells the log again from its beginning: records, revisions, refusals and kept values must come out the same. */
export function checkHistory({ log, records }: ServerState, withRestores: boolean): void {
  const told = new Map<string, Told>();
  // Of whoever is forgotten the log tells nothing any more.
  const forgotten = forgottenIn({ records });
  for (const entry of log) {
    const { operation } = entry;
    if (serversOwn.has(operation.table)) continue;
    const key = recordKey({ table: operation.table, id: operation.recordId });
    if (forgotten.has(key)) continue;
    const before = told.get(key);
    const isPossible =
      operation.kind === 'create'
        ? !before
        : before !== undefined &&
          Object.entries(operation.requires).every(([field, value]) => sameValue(before.fields[field], value));
    if (entry.outcome === 'quarantined') {
      const { table, recordId } = operation;
      const isSound = checkRecord(table, recordId, { ...before?.fields, ...operation.fields }).ok;
      expectThat(!isSound, `${key}: an operation in which nothing is wrong was refused`);
      continue;
    }
    expectThat(
      isPossible === wasWritten(entry),
      `${key}: an operation ${isPossible ? 'that was possible' : 'that was impossible'} ended as ${entry.outcome}`,
    );
    if (!wasWritten(entry)) continue;
    const record: Told = before ?? { fields: {}, writers: new Map(), revision: 0 };
    // A base from before a restore says nothing about what stood after it.
    if (!withRestores) expectKept(entry, record, key);
    const wasThere = placeOf(record);
    write(record, operation.fields, entry.deviceId);
    if (entry.reason === 'appointment-clash') expectRival(record, key, told);
    else if (operation.table === 'appointments') expectNoRival(record, key, told, wasThere);
    // Whether an appointment has its slot the server decides anew, in a revision of its own.
    if (operation.table === 'appointments' && isDecided(record.fields as unknown as Appointment)) {
      write(record, { confirmation: entry.reason === 'appointment-clash' ? 'CLASH' : 'CONFIRMED' }, SERVER_AUTHOR);
    }
    told.set(key, record);
  }
  expectDecisions({ log, records });
  const own = [...records].filter(([key, { record }]) => !serversOwn.has(record.table) && !forgotten.has(key));
  expectThat(told.size === own.length, `the log tells of ${told.size} records, the server has ${own.length}`);
  for (const [key, { record }] of own) {
    const other = told.get(key);
    expectThat(
      other?.revision === record.revision,
      `${key}: revision ${record.revision}, by the log ${other?.revision}`,
    );
    for (const [field, value] of Object.entries(other?.fields ?? {})) {
      expectThat(sameValue(record.fields[field], value), `${key}.${field} is not what was written last`);
      const author = other?.writers.get(field)?.deviceId;
      expectThat(writeOf(record, field)?.deviceId === author, `${key}.${field} does not say that ${author} wrote it`);
    }
    expectThat(record.scope === scopeOf(record.table, record.fields), `${key} is in ${record.scope} still`);
  }
}

/** One person would be at two places at one time. */
const isSamePerson = (one: Appointment, other: Appointment): boolean =>
  one.personId !== null && one.personId === other.personId && meets(one, other);

/** The server's word is asked for: one that was placed beside another has it once. */
const isDecided = (appointment: Appointment): boolean =>
  isStanding(appointment) && (appointment.override === null || appointment.confirmation === 'TENTATIVE');

/** Whoever stands in an appointment's way, where there is anybody. */
function rivalOf({ fields }: Told, key: string, told: ReadonlyMap<string, Told>): string | undefined {
  const own = fields as unknown as Appointment;
  return [...told].find(([other, { fields: theirs }]) => {
    const appointment = theirs as unknown as Appointment;
    if (other === key || !other.startsWith('appointments/') || !isStanding(appointment)) return false;
    return overlaps(own, appointment) || isSamePerson(own, appointment);
  })?.[0];
}

/** Where an appointment keeps others out; null where it does not. */
const placeOf = ({ fields }: Told): TimeSpan | null => {
  const appointment = fields as unknown as Appointment;
  return fields['startsAt'] !== undefined && holdsItsSlot(appointment) ? { ...appointment } : null;
};

/** Nobody comes to a time at which somebody stands, except beside him by a supervisor's word. */
function expectNoRival(record: Told, key: string, told: ReadonlyMap<string, Told>, wasThere: TimeSpan | null): void {
  const appointment = record.fields as unknown as Appointment;
  if (!holdsItsSlot(appointment) || (wasThere && meets(wasThere, appointment))) return;
  const rival = rivalOf(record, key, told);
  expectThat(!rival, `${key} was given the time of ${rival}`);
}

/** A slot is refused only for the sake of somebody who has it. */
function expectRival(record: Told, key: string, told: ReadonlyMap<string, Told>): void {
  expectThat(rivalOf(record, key, told), `${key} was refused a slot that nobody has`);
}

const isAsked = ({ outcome }: LoggedInMemory): boolean => outcome !== 'applied' && outcome !== 'merged';

/** New notes about whoever was forgotten before they came: they are taken, and people are asked about them. */
function writtenAboutForgotten(log: readonly LoggedInMemory[]): ReadonlySet<LoggedInMemory> {
  const forgotten = new Set<string>();
  const found = new Set<LoggedInMemory>();
  for (const entry of log) {
    const { table, fields } = entry.operation;
    if (entry.outcome !== 'applied') continue;
    if (table === 'erasures') for (const key of fields['records'] as string[]) forgotten.add(key);
    const request = typeof fields['requestId'] === 'string' ? fields['requestId'] : '';
    if (table === 'notes' && forgotten.has(`requests/${request}`)) found.add(entry);
  }
  return found;
}

/** Each operation that could not simply be applied, or is about somebody who is forgotten, and no other, is a person's to decide; and it stands as he decided last. */
function expectDecisions({ log: whole, records }: Pick<ServerState, 'log' | 'records'>): void {
  const forgotten = forgottenIn({ records });
  const isForgotten = (table: RecordTable, id: string, fields: Fields | undefined): boolean => {
    const about = table === 'decisions' ? Decision.safeParse(fields).data : undefined;
    const isAsked = about !== undefined && forgotten.has(recordKey({ table: about.table, id: about.recordId }));
    return isAsked || forgotten.has(recordKey({ table, id }));
  };
  // What people were asked of somebody who is forgotten is nobody's to decide any more.
  const log = whole.filter(({ operation: { table, recordId } }) => {
    const standing = records.get(recordKey({ table, id: recordId }))?.record;
    return !isForgotten(table, recordId, standing?.fields);
  });
  const aboutForgotten = writtenAboutForgotten(whole);
  const asking = log.filter((entry) => isAsked(entry) || aboutForgotten.has(entry));
  const answered = new Map<string, Fields>();
  for (const entry of log) {
    const { deviceId, mid, operation } = entry;
    if (asking.includes(entry)) answered.set(`${deviceId}-${mid}`, { state: 'OPEN' });
    const before = operation.table === 'decisions' && wasWritten(entry) && answered.get(operation.recordId);
    // An answer to what a restored server does not ask changes nothing.
    if (before) Object.assign(before, operation.fields);
  }
  for (const [id, fields] of answered)
    for (const [field, value] of Object.entries(fields)) {
      const stands = records.get(`decisions/${id}`)?.record.fields[field];
      expectThat(sameValue(stands, value), `${id}.${field} is not as it was decided last`);
    }
  for (const entry of asking) {
    const { deviceId, mid } = entry;
    const decision = records.get(`decisions/${deviceId}-${mid}`)?.record;
    const outcome = aboutForgotten.has(entry) ? 'needs-review' : entry.outcome;
    expectThat(
      decision?.fields['kind'] === outcome,
      `nobody is asked about ${mid} of ${deviceId}, which ended as ${outcome}`,
    );
  }
  const decisions = [...records.values()].filter(
    ({ record: { table, id, fields } }) => table === 'decisions' && !isForgotten(table, id, fields),
  );
  const aboutAnswers = decisions.find(({ record }) => record.fields['table'] === 'decisions')?.record.id;
  expectThat(aboutAnswers === undefined, `${aboutAnswers} asks people about an answer of theirs`);
  expectThat(decisions.length === asking.length, `${decisions.length} decisions for ${asking.length} questions`);
}

function write(record: Told, fields: Fields, deviceId: string): void {
  record.revision += 1;
  for (const [field, value] of Object.entries(fields)) {
    record.fields[field] = value;
    record.writers.set(field, { deviceId, revision: record.revision });
  }
}

/** Just what an operation's author had not seen and wrote over is kept, and its outcome says whether there was any. */
function expectKept({ operation, deviceId, overwritten, outcome, reason }: LoggedInMemory, before: Told, key: string) {
  const isUnseen = (field: string): boolean => {
    const writer = before.writers.get(field);
    const isForeign = writer && writer.deviceId !== deviceId && writer.deviceId !== SERVER_AUTHOR;
    return isForeign === true && writer.revision > operation.baseRevision;
  };
  const isLost = (field: string): boolean =>
    isUnseen(field) && !sameValue(before.fields[field], operation.fields[field]);
  for (const field of Object.keys(operation.fields)) {
    const isKept = overwritten.some((kept) => kept.field === field && sameValue(kept.value, before.fields[field]));
    expectThat(
      isKept === isLost(field),
      `${key}.${field}: a value that ${deviceId} ${isKept ? 'had seen was kept as if it had not' : 'had not seen was overwritten and not kept'}`,
    );
  }
  if (reason === 'appointment-clash') return;
  const unseen = [...before.writers.keys()].some(isUnseen) ? 'merged' : 'applied';
  const wanted = Object.keys(operation.fields).some(isLost) ? 'conflict' : unseen;
  expectThat(outcome === wanted, `${key}: ${deviceId} was told ${outcome}, and it was ${wanted}`);
}
