import { beforeEach, expect, test } from 'vitest';
import { aComplaint } from '#tests/builders/complaints.ts';
import { openAssociation } from '../association-lab.ts';
import { contentsOf, openLab, type Lab } from '../desk-lab.ts';

let association: Awaited<ReturnType<typeof openAssociation>>;
let reception: Lab;
let papers: readonly [string, string];

/** An association whose administrator has made the recovery key. */
beforeEach(async () => {
  association = await openAssociation();
  await association.employ('administrator', ['ADMINISTRATOR']);
  const administrator = await association.deskOf('administrator');
  const made = await administrator.recoveryKey.make();
  papers = made.papers;
  await administrator.recoveryKey.adopt(made.publicKey);
  reception = await association.deskOf('receptionist');
  await association.exchange(administrator, reception);
  for (const paper of papers) expect(JSON.stringify(await contentsOf(administrator.database))).not.toContain(paper);
});

test('a lost officer key loses no complaint: both papers open all of them to the successor', async () => {
  await reception.complaints.record('c-1', aComplaint());
  await reception.complaints.record('c-2', aComplaint({ complainant: { kind: 'anonymous' } }));
  for (const lost of ['officer', 'manager'] as const) association.dismiss(lost);
  await association.employ('successor', ['COMPLAINTS_OFFICER']);
  await association.exchange(reception);
  const successor = await association.deskOf('successor');
  expect(await successor.complaints.readable()).toEqual([]);

  const opened = await successor.recoveryKey.privateKeyOf(papers[1].toLowerCase(), papers[0]);
  if (!opened.ok) throw new Error(opened.error.kind);
  expect(await successor.complaints.sealAnew(opened.value)).toBe(2);
  expect((await successor.complaints.readable()).map(({ body }) => body.text)).toEqual([
    aComplaint().text,
    aComplaint().text,
  ]);
  expect(await successor.complaints.take('c-1', { kind: 'acknowledge' })).toMatchObject({ ok: true });
});

test('the recovery key opens nothing to the one a complaint is about', async () => {
  const subject = { kind: 'staff', userId: 'officer', name: 'سالم' } as const;
  await reception.complaints.record('c-1', aComplaint({ subject }));
  await association.exchange(reception);
  const officer = await association.deskOf('officer');
  const opened = await officer.recoveryKey.privateKeyOf(...papers);
  if (!opened.ok) throw new Error(opened.error.kind);
  await officer.complaints.sealAnew(opened.value);
  expect(await officer.complaints.readable()).toEqual([]);
});

test('a reader gives what he can open to whoever has become one, without any paper', async () => {
  await reception.complaints.record('c-1', aComplaint());
  await association.employ('successor', ['COMPLAINTS_OFFICER']);
  await association.exchange(reception);
  const manager = await association.deskOf('manager');
  const successor = await association.deskOf('successor');
  expect(await successor.complaints.readable()).toEqual([]);
  expect(await manager.complaints.sealAnew()).toBe(1);
  await association.exchange(manager, successor);
  expect(await successor.complaints.readable()).toHaveLength(1);
});

test('papers that are no pair, or of another key, open nothing and say why', async () => {
  const other = await (await openLab()).recoveryKey.make();
  const desk = await association.deskOf('successor');
  const refusal = async (one: string, two: string) => {
    const opened = await desk.recoveryKey.privateKeyOf(one, two);
    return opened.ok ? null : opened.error;
  };
  expect(await refusal(papers[0], papers[0])).toEqual({ kind: 'same-half' });
  expect(await refusal(papers[0], other.papers[1])).toEqual({ kind: 'another-key' });
  expect(await refusal(papers[0], 'K2')).toEqual({ kind: 'not-a-half', field: 2 });
  expect(await refusal('', '')).toEqual({ kind: 'not-a-half', field: 1 });
  const alone = await openLab();
  expect(await alone.recoveryKey.privateKeyOf(...papers)).toEqual({ ok: false, error: { kind: 'no-key' } });
});
