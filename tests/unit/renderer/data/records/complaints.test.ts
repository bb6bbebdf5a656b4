import { beforeEach, describe, expect, test } from 'vitest';
import { aComplaint, toDecision } from '#tests/builders/complaints.ts';
import { ActionTaken } from '#shared/complaints/action-taken.ts';
import { NoReaderError } from '#renderer/data/records/complaints-repository.ts';
import { openAssociation } from '../association-lab.ts';
import { contentsOf, openLab, restart, type Lab } from '../desk-lab.ts';

let association: Awaited<ReturnType<typeof openAssociation>>;
let reception: Lab;
let officer: Lab;
let manager: Lab;
let delegate: Lab;
const everybody = () => [reception, officer, manager, delegate] as const;

beforeEach(async () => {
  association = await openAssociation();
  reception = await association.deskOf('receptionist', { deskCode: '03' });
  officer = await association.deskOf('officer');
  manager = await association.deskOf('manager');
  delegate = await association.deskOf('delegate');
});

const idsAt = async (lab: Lab): Promise<string[]> => (await lab.complaints.readable()).map(({ id }) => id);
const bytesOf = async (lab: Lab): Promise<string> =>
  JSON.stringify([await contentsOf(lab.database), (await lab.journal.read()).entries.map((entry) => [...entry])]);

describe('I1: a complaint can be read by the officer and the manager, and by nobody else', () => {
  test('once it has reached them, whole', async () => {
    const { referenceNumber, followUpCode } = await reception.complaints.record('c-1', aComplaint());
    expect(referenceNumber).toMatch(/^\d{4}\/03\/00001\/\d\d$/);
    expect(followUpCode).toBeNull();
    await association.exchange(...everybody());
    for (const lab of [officer, manager]) {
      expect(await lab.complaints.byId('c-1')).toMatchObject({
        body: aComplaint(),
        referenceNumber,
        state: 'RECEIVED',
      });
    }
    expect(await idsAt(delegate)).toEqual([]);
  });

  test('the desk that took it holds nothing of it: no row before it is sent, nothing at all afterwards', async () => {
    await reception.complaints.record('c-1', aComplaint());
    expect(await reception.database.complaints.count()).toBe(0);
    expect(await reception.waiting.summary()).toMatchObject({ records: 1 });
    await association.exchange(...everybody());
    expect(JSON.stringify(await contentsOf(reception.database))).not.toContain('c-1');
    expect(await idsAt(reception)).toEqual([]);
    expect(await reception.complaints.byId('c-1')).toBeNull();
  });

  test('neither after a restart nor with its database rebuilt from the journal', async () => {
    await reception.complaints.record('c-1', aComplaint());
    await reception.wipe();
    const again = await restart(reception);
    expect(await again.database.complaints.count()).toBe(0);
    expect(await again.waiting.summary()).toMatchObject({ records: 1 });
    expect(await bytesOf(again)).not.toContain('تأخر');
  });

  test('the server holds a number, dates and a state', async () => {
    await reception.complaints.record('c-1', aComplaint());
    await association.exchange(...everybody());
    const { fields } = association.server.get('complaints/c-1') ?? {};
    expect(Object.keys(fields ?? {}).sort()).toEqual(
      ['actionTaken', 'body', 'deskCode', 'followUpCodeHash', 'keys', 'receivedAt', 'referenceNumber', 'state'].sort(),
    );
    expect(JSON.stringify(fields)).not.toMatch(/[ء-ي]|0501234567|delay|ORDINARY|receptionist/);
  });
});

describe('I6: the one it is about cannot see that there is one', () => {
  test('the officer; the delegate of the board reads and handles it in his place', async () => {
    const subject = { kind: 'staff', userId: 'officer', name: 'سالم الشهري' } as const;
    await reception.complaints.record('c-1', aComplaint({ subject }));
    await association.exchange(...everybody());
    expect([await idsAt(officer), await idsAt(manager), await idsAt(delegate)]).toEqual([[], ['c-1'], ['c-1']]);
    expect(await officer.complaints.take('c-1', { kind: 'acknowledge' })).toEqual({
      ok: false,
      error: 'not-permitted',
    });
    expect(await delegate.complaints.take('c-1', { kind: 'acknowledge' })).toEqual({ ok: true, value: null });
  });

  test('the manager', async () => {
    const subject = { kind: 'staff', userId: 'manager', name: 'مدير' } as const;
    await reception.complaints.record('c-1', aComplaint({ subject }));
    await association.exchange(...everybody());
    expect([await idsAt(officer), await idsAt(manager), await idsAt(delegate)]).toEqual([['c-1'], [], ['c-1']]);
  });
});

test('steps reach the other readers sealed, and a step that two desks took at once counts once', async () => {
  await reception.complaints.record('c-1', aComplaint());
  await association.exchange(...everybody());
  for (const command of toDecision) expect(await officer.complaints.take('c-1', command)).toMatchObject({ ok: true });
  await association.exchange(...everybody());
  expect(await manager.complaints.byId('c-1')).toMatchObject({ state: 'DECIDED', decision: 'الشكوى صحيحة' });
  expect(association.server.get('complaints/c-1')?.fields['state']).toBe('DECIDED');
  expect(JSON.stringify([...association.server.values()])).not.toContain('الشكوى صحيحة');

  const notify = { kind: 'notify', way: 'PHONE', wordingVersion: 1 } as const;
  const elsewhere = await association.deskOf('officer');
  await officer.complaints.take('c-1', notify);
  await elsewhere.complaints.take('c-1', notify);
  await association.exchange(officer, elsewhere);
  await association.exchange(officer, elsewhere);
  const seen = await officer.complaints.byId('c-1');
  expect(seen).toMatchObject({ state: 'NOTIFIED', overtaken: [{ command: notify }] });
  expect(await elsewhere.complaints.byId('c-1')).toEqual(seen);
});

test('I3: what was done is sealed apart, and written anywhere else it is blank', async () => {
  await reception.complaints.record('c-1', aComplaint());
  await association.exchange(...everybody());
  await officer.complaints.writeActionTaken('c-1', new ActionTaken('نُقل الموظف إلى قسم آخر'));
  await association.exchange(...everybody());
  const action = await manager.complaints.actionTaken('c-1');
  expect(action?.show()).toBe('نُقل الموظف إلى قسم آخر');
  expect(`${String(action)}|${JSON.stringify({ action })}|${Object.values(action ?? {}).join('')}`).toBe(
    '|{"action":null}|',
  );
  expect(JSON.stringify(await manager.complaints.byId('c-1'))).not.toContain('نُقل');
  expect(await reception.complaints.actionTaken('c-1')).toBeNull();
});

test('who stays unknown is given a code by which he is known again; it is tidied as it is read out', async () => {
  const { followUpCode } = await reception.complaints.record('c-1', aComplaint({ complainant: { kind: 'anonymous' } }));
  await association.exchange(...everybody());
  expect(followUpCode).toMatch(/^\w{4}-\w{4}-\w{2}$/);
  expect(await officer.complaints.isFollowUpCode('c-1', ` ${followUpCode?.toLowerCase().replaceAll('-', ' ')}`)).toBe(
    true,
  );
  expect(await officer.complaints.isFollowUpCode('c-1', 'K7MR-2XTQ-9B')).toBe(false);
});

test('where nobody could ever open it, it is not taken down: the caller must not be told that it was', async () => {
  const alone = await openLab();
  await expect(alone.complaints.record('c-1', aComplaint())).rejects.toThrow(NoReaderError);
  expect(await alone.waiting.summary()).toMatchObject({ records: 0 });
});
