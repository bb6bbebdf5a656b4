import { createDatabase } from '#renderer/data/store/database.ts';
import { toRow } from '#renderer/data/store/row-codec.ts';
import { createVault, type Vault } from '#renderer/data/sealing/vault.ts';
import { openGate } from '#renderer/identity/gate.ts';
import { detectPlatform } from '#renderer/platform/platform.ts';
import { createSeededRandom } from '#server/demo/seeded-random.ts';
import { inventIdNumber } from '#server/demo/demo-identity.ts';
import { usuallyAllowed, type ContactPoint } from '#shared/people/contact-point.ts';
import type { Person } from '#shared/people/person.ts';
import type { Request } from '#shared/requests/request.ts';
import type { Fields, SyncRecord } from '#shared/sync/record.ts';
import type { CrowdPerson, CrowdRequest } from '../search/crowd.ts';

const AT = '2026-11-23T06:10:00.000Z';
const WRITE = { deviceId: 'desk-b', by: 'demo-1-everyone', at: AT, receivedAt: AT, epoch: 1 };

/** Fills the database of a desk that is enrolled here with people as the server would have sent them, sealed by its own keys. */
async function crowd(secret: string, people: readonly CrowdPerson[], requests: readonly CrowdRequest[]): Promise<void> {
  const platform = detectPlatform();
  const { enrolment } = await platform.identity.read();
  if (!enrolment) throw new Error('this computer is no desk');
  const gate = await openGate({ platform, enrolment, now: () => new Date().toISOString() });
  const { lastUserId } = await gate.read();
  const opened = await gate.unlock(lastUserId ?? '', secret);
  if (!opened.ok) throw new Error(`the desk stays shut: ${opened.error.kind}`);
  const vault = await createVault(opened.value.vaultKeys);
  const random = createSeededRandom(1448);
  const database = createDatabase();
  await put(
    database.people,
    vault,
    people.map((person) => asRecord('people', person.id, toPerson(person, inventIdNumber(random, 'NATIONAL')))),
  );
  await put(
    database.contactPoints,
    vault,
    people.map((person) => asRecord('contactPoints', `${person.id}-c`, toContactPoint(person))),
  );
  await put(
    database.requests,
    vault,
    requests.map((request, index) => asRecord('requests', request.id, toRequest(request, index))),
  );
  database.close();
}

const toPerson = ({ name }: CrowdPerson, idNumber: string): Person => ({
  section: 'MEN',
  name,
  gender: 'MALE',
  idType: 'NATIONAL',
  idNumber,
  villageId: null,
  birth: null,
  flags: [],
  firstContactAt: AT,
  mergedInto: null,
});

const toContactPoint = ({ id, mobile }: CrowdPerson): ContactPoint => ({
  section: 'MEN',
  personId: id,
  kind: 'MOBILE',
  raw: mobile,
  e164: mobile,
  relation: 'SELF',
  safeHours: null,
  allowed: usuallyAllowed,
  isRemoved: false,
});

/** One every ten minutes, the last of them on the morning of `AT`; one in nine is still open. */
const toRequest = ({ personId, referenceNumber }: CrowdRequest, index: number): Request => ({
  section: 'MEN',
  referenceNumber,
  type: 'INQUIRY',
  serviceId: 'inquiry',
  channel: 'WALK_IN',
  personId,
  note: '',
  state: index % 9 === 0 ? 'NEW' : 'CLOSED',
  receivedAt: new Date(Date.parse(AT) - index * 10 * 60_000).toISOString(),
  deskCode: '01',
  policyVersion: 1,
  facts: {},
});

const asRecord = (table: SyncRecord['table'], id: string, fields: object): SyncRecord => ({
  table,
  id,
  scope: 'section/MEN',
  revision: 1,
  epoch: 1,
  fieldRevisions: {},
  writes: { 1: WRITE },
  fields: fields as Fields,
});

const STEP = 1000;

async function put(
  table: ReturnType<typeof createDatabase>['people'],
  vault: Vault,
  records: readonly SyncRecord[],
): Promise<void> {
  for (let start = 0; start < records.length; start += STEP)
    await table.bulkPut(await Promise.all(records.slice(start, start + STEP).map((record) => toRow(vault, record))));
}

/** What the page offers the bench. */
export interface CrowdedPage {
  readonly crowd: typeof crowd;
}
Object.assign(window, { crowd } satisfies CrowdedPage);
