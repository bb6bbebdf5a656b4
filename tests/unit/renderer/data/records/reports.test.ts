import { expect, test } from 'vitest';
import { grantedScopes } from '#shared/access/granted-scopes.ts';
import { AssociationFile } from '#shared/association/settings.ts';
import { sections, type Section } from '#shared/association/section.ts';
import { hijriMonthOf, monthsLater } from '#shared/reports/hijri-month.ts';
import type { MonthReport } from '#shared/reports/month-report.ts';
import type { RequestEvent } from '#shared/requests/request-event.ts';
import type { Request } from '#shared/requests/request.ts';
import type { SyncRecord } from '#shared/sync/record.ts';
import { scopeOf } from '#shared/sync/scope.ts';
import standard from '#resources/association/reconciliation-balsamer-balahmar.json' with { type: 'json' };
import { aServerRecord, asFields } from '#tests/builders/operations.ts';
import { aCall, anAppointment, aRequest, aVisit } from '#tests/builders/records.ts';
import { openLab, type Lab } from '../desk-lab.ts';

const association = AssociationFile.parse(standard);
const manager = { userId: 'manager', roles: ['MANAGER'], sections } as const;

/** Jumada al-Ula 1448; the desk's morning is in the month after it. */
const month = monthsLater(hijriMonthOf('2026-11-24') ?? { year: 0, month: 0 }, -1);
if (!month) throw new Error('there is such a month');
const inMonth = (day: number): string =>
  new Date(Date.parse(`${month.from}T07:00:00Z`) + day * 86_400_000).toISOString();
const AFTER = '2026-11-15T07:00:00.000Z';

const records: SyncRecord[] = [];
const put = (table: SyncRecord['table'], id: string, fields: object): void => {
  const record = aServerRecord(table, id, fields);
  records.push({ ...record, scope: scopeOf(table, asFields(fields)) });
};
const request = (id: string, facts: Partial<Request> = {}): void =>
  put('requests', id, aRequest({ receivedAt: inMonth(2), note: '', ...facts }));
const step = (requestId: string, at: string, from: Request['state'], to: Request['state'], isOfCase = false): void => {
  const event: RequestEvent = {
    section: 'MEN',
    isCase: isOfCase,
    requestId,
    command: to === 'TRANSFERRED' ? 'TRANSFER' : 'SCREEN',
    from,
    to,
    reason: '',
    by: 'supervisor',
    at,
    deskCode: '01',
  };
  put('requestEvents', `${requestId}-${to}`, event);
};
const many = (count: number, make: (index: number) => void): void =>
  Array.from({ length: count }, (_, i) => i).forEach(make);

async function report(actor: Parameters<typeof openLab>[0] & object = { actor: manager }): Promise<MonthReport> {
  const lab = await openWith(actor);
  if (!month) throw new Error('there is such a month');
  return lab.reports.ofMonth(month);
}
async function openWith(options: Parameters<typeof openLab>[0] & object): Promise<Lab> {
  const lab = await openLab(options);
  put('settings', 'tracks', association.tracks);
  put('settings', 'schedule', association.schedule);
  for (const scope of grantedScopes(lab.actor)) {
    const page = { from: 0, to: 1, records: records.filter((each) => each.scope === scope), exits: [], more: false };
    await lab.sync.takePage(scope, page, { epoch: 0, generation: 0 });
  }
  records.length = 0;
  return lab;
}
const of = <Key extends string>(shares: readonly { key: Key; value: number | null }[], key: Key) =>
  shares.find((share) => share.key === key)?.value;

test('requests are counted as they stood at the end of the month, whatever became of them since', async () => {
  many(6, (i) => request(`settled-${i}`, { state: 'CLOSED', type: 'INQUIRY' }));
  many(6, (i) => step(`settled-${i}`, inMonth(5), 'NEW', 'CLOSED'));
  // Open at the end of the month, and settled since.
  many(7, (i) => request(`later-${i}`, { state: 'CLOSED' }));
  many(7, (i) => step(`later-${i}`, AFTER, 'NEW', 'CLOSED'));
  // Older ones that stand open to this day, and one that was taken down after the month.
  many(8, (i) => request(`older-${i}`, { receivedAt: '2026-08-02T07:00:00.000Z' }));
  request('after', { receivedAt: AFTER });
  const { open, byTrack } = await report();
  expect(open).toBe(15);
  expect(of(byTrack.received.shares, 'INQUIRY')).toBe(6);
  expect(of(byTrack.received.shares, 'REGISTRATION')).toBe(7);
  expect(byTrack.received.total).toBe(13);
  expect(of(byTrack.settled.shares, 'INQUIRY')).toBe(6);
  expect(byTrack.settled.total).toBe(6);
  // A registration is screened within days: all fifteen are late.
  expect(byTrack.late.total).toBe(15);
});

test('a case is one request, whichever of its sides is counted', async () => {
  many(5, (i) => {
    const party = { section: 'MEN', isCase: true, caseId: `case-${i}`, personId: null, consentsToJoint: false };
    request(`case-${i}`, { type: 'RECONCILIATION' });
    request(`side-${i}`, { type: 'RECONCILIATION' });
    put('parties', `a-${i}`, { ...party, requestId: `case-${i}`, side: 'A' });
    put('parties', `b-${i}`, { ...party, requestId: `side-${i}`, side: 'B' });
  });
  const { byTrack, open } = await report();
  expect([byTrack.received.total, open]).toEqual([5, 5]);
});

test('calls are counted on their own day, appointments by how they ended, waiting by its median', async () => {
  many(6, (i) => put('calls', `call-${i}`, aCall({ at: inMonth(3), dueAt: inMonth(40), outcome: 'CALLBACK' })));
  many(9, (i) => put('calls', `late-${i}`, aCall({ at: AFTER })));
  many(6, (i) =>
    put('appointments', `kept-${i}`, anAppointment({ startsAt: inMonth(4), endsAt: inMonth(5), state: 'DONE' })),
  );
  many(5, (i) =>
    put('appointments', `missed-${i}`, anAppointment({ startsAt: inMonth(4), endsAt: inMonth(5), state: 'NO_SHOW' })),
  );
  put('appointments', 'clash', anAppointment({ startsAt: inMonth(4), endsAt: inMonth(5), confirmation: 'CLASH' }));
  const minutes = (count: number): string => new Date(Date.parse(inMonth(1)) + count * 60_000).toISOString();
  [2, 4, 6, 8, 30].forEach((waited, i) =>
    put(
      'visits',
      `visit-${i}`,
      aVisit({
        state: 'SERVED',
        arrivedAt: inMonth(1),
        calledAt: minutes(waited),
        servedAt: minutes(waited),
        leftAt: minutes(waited + 10),
      }),
    ),
  );
  const { calls, appointments, waiting, serving, visits } = await report();
  expect(calls).toMatchObject({ total: 6 });
  expect(of(calls.shares, 'IN_OTHER')).toBe(6);
  expect([of(appointments.shares, 'KEPT'), of(appointments.shares, 'MISSED'), appointments.total]).toEqual([6, 5, 11]);
  expect(visits.total).toBe(5);
  expect(waiting).toEqual({ median: 6, ninetieth: 30 });
  expect(serving).toEqual({ median: 10, ninetieth: 10 });
});

test('a supervisor’s report knows nothing of another section, and a receptionist’s nothing at all', async () => {
  const fill = (): void =>
    (['MEN', 'WOMEN'] satisfies Section[]).forEach((section) =>
      many(6, (i) => request(`${section}-${i}`, { section, receivedAt: inMonth(1) })),
    );
  fill();
  const supervisor = { userId: 'supervisor', roles: ['SECTION_SUPERVISOR'], sections: ['WOMEN'] } as const;
  const hers = await report({ actor: supervisor });
  expect(of(hers.bySection.received.shares, 'WOMEN')).toBe(6);
  expect(hers.byTrack.received.total).toBe(6);
  fill();
  const nobody = await report({ actor: { userId: 'receptionist', roles: ['RECEPTIONIST'], sections } });
  expect(nobody.byTrack.received.total).toBe(0);
});

test('an opinion that answers nobody’s question is counted by what it is about; corrections by which', async () => {
  const at = inMonth(6);
  many(6, (i) => request(`wish-${i}`, { type: 'SUGGESTION' }));
  many(6, (i) =>
    put('opinionReadings', `wish-${i}`, {
      section: 'MEN',
      theme: 'waiting',
      readBy: 'manager',
      readAt: at,
      deskCode: '01',
    }),
  );
  put('opinionReadings', 'of-long-ago', {
    section: 'MEN',
    theme: 'waiting',
    readBy: 'manager',
    readAt: at,
    deskCode: '01',
  });
  const correction = { section: 'MEN', scriptVersion: 1, requestId: null, by: 'agent', at, deskCode: '01' };
  many(7, (i) => put('corrections', `fee-${i}`, { ...correction, misconceptionId: 'fee' }));
  many(9, (i) => put('corrections', `court-${i}`, { ...correction, misconceptionId: 'court' }));
  const { themes, misconceptions } = await report();
  expect(themes.shares).toEqual([{ key: 'waiting', value: 6 }]);
  expect(misconceptions.shares).toEqual([
    { key: 'court', value: 9 },
    { key: 'fee', value: 7 },
  ]);
});
