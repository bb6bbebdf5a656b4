import { expect, test } from 'vitest';
import type { Service } from '#shared/association/settings.ts';
import standard from '#resources/association/reconciliation-balsamer-balahmar.json' with { type: 'json' };
import { AssociationFile } from '#shared/association/settings.ts';
import { asFields } from '#tests/builders/operations.ts';
import { openAssociation } from '../association-lab.ts';
import { anIntake, aVisitor, type Lab } from '../desk-lab.ts';

const association = AssociationFile.parse(standard);
const { services, units, tracks } = association;
const renamed = services.services.map((each): Service =>
  each.id === 'registration' ? { ...each, label: { ar: 'قيد المستفيدين' } } : each,
);

async function twoDesks() {
  const server = await openAssociation();
  for (const [id, fields] of Object.entries({ services, units, tracks })) {
    server.server.set(`settings/${id}`, {
      table: 'settings',
      id,
      scope: 'association',
      revision: 1,
      epoch: 1,
      fields: asFields(fields),
      fieldRevisions: {},
      writes: {},
    });
  }
  await server.employ('administrator', ['ADMINISTRATOR']);
  await server.employ('supervisor', ['SECTION_SUPERVISOR']);
  const desk = await server.deskOf('supervisor', { deskCode: '01' });
  const office = await server.deskOf('administrator', { deskCode: '02' });
  return { server, desk, office };
}

/** What a screen of this desk calls the service of a request, by the version that the request began with. */
async function calledAt(lab: Lab, requestId: string): Promise<string | undefined> {
  const request = await lab.requests.byId(requestId);
  const document = await lab.settings.asOf('services', request?.servicesVersion ?? 0);
  return document?.services.find(({ id }) => id === request?.serviceId)?.label.ar;
}

test('a request keeps the services it began under, at the desk that took it and at every other', async () => {
  const { server, desk, office } = await twoDesks();
  const before = await desk.requests.record(anIntake());
  await office.settings.save('services', { revision: 1, fields: asFields({ services: renamed }) });
  // The first desk has not heard of the change yet: what it takes meanwhile begins under what it knows.
  const meanwhile = await desk.requests.record(anIntake({ person: aVisitor({ phone: '0551112223' }) }));
  await server.exchange(desk, office);
  const after = await desk.requests.record(anIntake({ person: aVisitor({ phone: '0551112224' }) }));
  await server.exchange(desk, office);
  const reader = await server.deskOf('manager', { deskCode: '03' });
  const old = services.services.find(({ id }) => id === 'registration')?.label.ar;
  for (const lab of [desk, reader]) {
    expect(await Promise.all([before, meanwhile, after].map(({ requestId }) => calledAt(lab, requestId)))).toEqual([
      old,
      old,
      'قيد المستفيدين',
    ]);
  }
});

test('a referral shows its unit as it was on the day it was sent', async () => {
  const { server, desk, office } = await twoDesks();
  const unit = units.units.find(({ section }) => section === 'MEN');
  if (!unit) throw new Error('the association has a unit for men');
  const { requestId } = await desk.requests.record(anIntake());
  await desk.tracks.move(requestId, { command: 'SCREEN' });
  for (const { id } of tracks.versions[0]?.tracks.REGISTRATION.checklist ?? [])
    await desk.tracks.tick(requestId, id, true);
  const to = { unit, distance: null, placesLeft: 1 };
  expect(await desk.tracks.move(requestId, { command: 'TRANSFER' }, { to, consent: 'VERBAL' })).toMatchObject({
    ok: true,
  });
  const moved = units.units.map((each) => (each.id === unit.id ? { ...each, name: 'حلقة الوادي' } : each));
  await office.settings.save('units', { revision: 1, fields: asFields({ units: moved }) });
  await server.exchange(desk, office);
  const [referral] = await desk.referrals.ofRequest(requestId);
  const nameUnder = async (version: number) =>
    (await desk.settings.asOf('units', version))?.units.find(({ id }) => id === unit.id)?.name;
  expect(referral?.unitsVersion).toBe(units.version);
  expect(await nameUnder(referral?.unitsVersion ?? 0)).toBe(unit.name);
  expect(await nameUnder(units.version + 1)).toBe('حلقة الوادي');
});
