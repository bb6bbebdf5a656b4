import { createHash } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { createAuditStorage } from '#server/storage/audit.ts';
import type { Actor } from '#shared/access/actor.ts';
import { auditText, START_OF_CHAIN } from '#shared/access/audit-entry.ts';
import { aChange, aCreation, inSequence } from '../../builders/operations.ts';
import { anAppointment } from '../../builders/records.ts';
import { useDatabase } from './database-lab.ts';
import { createDesk, enrolDirectly, type TestDesk } from './desk.ts';
import { useServer } from './server-lab.ts';

/*
 * Nobody signs for another, and the audit knows of what a supervisor overrode though his desk keep silent about it.
 */

const lab = useDatabase('attempt');
const server = useServer(lab);
const supervisor: Actor = { userId: 'supervisor', roles: ['SECTION_SUPERVISOR'], sections: ['MEN'] };
const coordinator: Actor = { userId: 'coordinator', roles: ['VOLUNTEER_COORDINATOR'], sections: ['MEN'] };
const AT = '2026-11-24T08:00:00.000Z';

const hours = (facts: object = {}) => ({
  section: 'MEN',
  opportunityId: 'opportunity-1',
  personId: 'person-1',
  attendance: 'PRESENT',
  hours: 4,
  recordedBy: coordinator.userId,
  recordedAt: AT,
  verifiedBy: null,
  verifiedAt: null,
  ...facts,
});

let desk: TestDesk;
let deviceId = '';
let lastMid = 0;
beforeEach(async () => {
  const seated = await enrolDirectly(lab.connection(), lab.associationId(), coordinator);
  deviceId = seated.device.deviceId;
  lastMid = 0;
  desk = createDesk(server.url(), seated.token, coordinator.userId);
  await desk.hello();
});

/** Sends one operation under its author's name. */
async function write(operation: ReturnType<typeof aCreation>, by: string) {
  const [numbered] = inSequence([operation], lastMid + 1);
  lastMid += 1;
  const [result] = await desk.push([{ ...operation, ...numbered, by }]);
  return result;
}

const refused = { outcome: 'quarantined', reason: 'not-permitted' };

test('hours are vouched for by whoever sends it, never in another’s name', async () => {
  expect(await write(aCreation('participations', 'p-1', hours()), coordinator.userId)).toMatchObject({
    outcome: 'applied',
  });
  const standing = { table: 'participations', id: 'p-1', revision: 1 } as const;
  const inAnothersName = aChange(standing, { verifiedBy: 'manager', verifiedAt: AT });
  expect(await write(inAnothersName, coordinator.userId)).toMatchObject(refused);
  const asAnothersHours = aChange(standing, { recordedBy: 'manager', verifiedBy: coordinator.userId, verifiedAt: AT });
  expect(await write(asAnothersHours, coordinator.userId)).toMatchObject(refused);
  const madeWhole = aCreation('participations', 'p-2', hours({ verifiedBy: 'manager', verifiedAt: AT }));
  expect(await write(madeWhole, coordinator.userId)).toMatchObject(refused);
});

test('an override stands once in the audit, whether the desk tells of it or not; a refused one does not', async () => {
  const { deviceToken: _none, token } = await enrolDirectly(lab.connection(), lab.associationId(), supervisor);
  const other = createDesk(server.url(), token, supervisor.userId);
  await other.hello();
  const byAnother = anAppointment({ override: { by: 'manager', reason: 'عاجل' } });
  const own = anAppointment({ override: { by: supervisor.userId, reason: 'عاجل' } });
  const results = await other.push(
    inSequence([aCreation('appointments', 'a-1', byAnother), aCreation('appointments', 'a-2', own)]),
  );
  expect(results).toMatchObject([refused, { outcome: 'applied' }]);

  const link = {
    number: 1,
    at: AT,
    by: supervisor.userId,
    kind: 'overridden',
    facts: { appointment: 'a-2' },
    previous: START_OF_CHAIN,
  } as const;
  const hash = createHash('sha256').update(auditText(link)).digest('hex');
  expect(await other.post('/audit', { entries: [{ ...link, hash }] })).toMatchObject({
    status: 200,
    body: { lastNumber: 1 },
  });

  const audit = createAuditStorage(lab.connection().database, lab.associationId());
  const lines = await audit.page(null, 'overridden', 10);
  expect(lines).toMatchObject([{ by: supervisor.userId, facts: { appointment: 'a-2' } }]);
  expect(lines[0]?.deviceId).not.toBe(deviceId);
  expect(await audit.verify()).toMatchObject({ brokenAt: null });
});
