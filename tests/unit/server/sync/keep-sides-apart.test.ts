import { expect, test } from 'vitest';
import type { Device } from '#server/ports.ts';
import { acceptPush } from '#server/sync/accept-push.ts';
import type { Appointment } from '#shared/appointments/appointment.ts';
import type { Party } from '#shared/requests/case-file.ts';
import type { Operation } from '#shared/sync/operation.ts';
import { aChange, aCreation, NOON } from '#tests/builders/operations.ts';
import { nothingRefused } from '#tests/builders/readers.ts';
import { anAppointment } from '#tests/builders/records.ts';
import { createMemorySyncStorage } from '#tests/fakes/memory-sync-storage.ts';

const device = (deviceId: string): Device => ({ associationId: 'association', deviceId, deskCode: '01' });
const at = (hour: number) => ({ startsAt: instant(hour), endsAt: instant(hour + 1) });
const instant = (hour: number): string => new Date(Date.UTC(2026, 10, 24, hour)).toISOString();

const party = (side: 'A' | 'B', mid: number, consentsToJoint = false): Operation => {
  const fields: Party = {
    section: 'MEN',
    isCase: true,
    caseId: 'request-a',
    requestId: side === 'A' ? 'request-a' : 'request-b',
    side,
    personId: `person-${side}`,
    consentsToJoint,
  };
  return aCreation('parties', `party-${side}`, fields, { mid });
};
const session = (side: 'A' | 'B', mid: number, hour: number, facts: Partial<Appointment> = {}): Operation => {
  const own = { requestId: side === 'A' ? 'request-a' : 'request-b', personId: `person-${side}` };
  const fields = anAppointment({ kind: 'SESSION_SEPARATE', resourceId: `room-${side}`, ...own, ...at(hour), ...facts });
  return aCreation('appointments', `${side}-${mid}`, fields, { mid });
};

function server() {
  const storage = createMemorySyncStorage();
  return async (deviceId: string, ...operations: Operation[]) => {
    const pushed = { epoch: 1, operations };
    const { results } = await acceptPush(storage, device(deviceId), pushed, new Date(NOON), nothingRefused);
    return results.map(({ outcome }) => outcome);
  };
}

test('two desks that know nothing of each other cannot bring the two sides together', async () => {
  const push = server();
  await push('supervisor', party('A', 1), party('B', 2));
  expect(await push('one', session('A', 1, 8))).toEqual(['applied']);
  expect(await push('other', session('B', 1, 8), session('B', 2, 9), session('B', 3, 10))).toEqual([
    'needs-review',
    'needs-review',
    'applied',
  ]);
});

test('nor can one that sends the sides and their sessions in one go', async () => {
  const push = server();
  const operations = [party('A', 1), party('B', 2), session('A', 3, 8), session('B', 4, 9)];
  expect(await push('offline', ...operations)).toEqual(['applied', 'applied', 'applied', 'needs-review']);
});

test('a supervisor’s reason lets them be near', async () => {
  const push = server();
  await push('supervisor', party('A', 1), party('B', 2), session('A', 3, 8));
  const override = { by: 'supervisor', reason: 'مدخلان منفصلان' };
  expect(await push('supervisor', session('B', 4, 9, { override }))).toEqual(['applied']);
});

test.each([
  [false, 'needs-review'],
  [true, 'applied'],
])('a joint session to which the other side has agreed: %s', async (agrees, outcome) => {
  const push = server();
  await push('supervisor', party('A', 1, true), party('B', 2, agrees));
  const override = { by: 'supervisor', reason: 'عاجل' };
  expect(await push('supervisor', session('A', 3, 8, { kind: 'SESSION_JOINT' }))).toEqual([outcome]);
  expect(await push('supervisor', session('A', 4, 11, { kind: 'SESSION_JOINT', override }))).toEqual([outcome]);
});

test('a side that takes its consent back in the push that books a joint session has not agreed', async () => {
  const push = server();
  await push('supervisor', party('A', 1, true), party('B', 2, true));
  const takenBack = aChange({ table: 'parties', id: 'party-B', revision: 1 }, { consentsToJoint: false }, { mid: 1 });
  expect(await push('offline', takenBack, session('A', 2, 8, { kind: 'SESSION_JOINT' }))).toEqual([
    'applied',
    'needs-review',
  ]);
});

test('a session that may not be moved to where it was asked for leaves the time at which it was', async () => {
  const push = server();
  await push('supervisor', party('A', 1), party('B', 2), session('A', 3, 8), session('B', 4, 12));
  const moved = { ...at(9), confirmation: 'TENTATIVE' } as const;
  const move = aChange({ table: 'appointments', id: 'B-4', revision: 2 }, moved, { mid: 1 });
  expect(await push('other', move)).toEqual(['needs-review']);
  const another = aCreation('appointments', 'another', anAppointment({ resourceId: 'room-B', ...at(12) }), { mid: 2 });
  expect(await push('other', another)).toEqual(['applied']);
});
