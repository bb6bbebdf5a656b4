import { expect, test } from 'vitest';
import { MalformedSaveError } from '#renderer/data/store/desk-store.ts';
import { ASSOCIATION_SCOPE } from '#shared/sync/scope.ts';
import { aServerRecord, asFields } from '#tests/builders/operations.ts';
import { MORNING, openLab } from '../desk-lab.ts';

const villages = { villages: [{ id: 'tanomah', name: 'تنومة' }] };
const services = {
  version: 3,
  services: [{ id: 'inquiry', label: { ar: 'استفسار' }, type: 'INQUIRY', icon: 'circle-help', key: 1 }],
};

async function openSettings() {
  const lab = await openLab();
  const records = [aServerRecord('settings', 'villages', villages), aServerRecord('settings', 'services', services)];
  await lab.sync.takePage(
    ASSOCIATION_SCOPE,
    { from: 0, to: 2, records, exits: [], more: false },
    { epoch: 0, generation: 0 },
  );
  return { lab, settings: lab.settings };
}

test('a saved document stands at once and waits for the server', async () => {
  const { lab, settings } = await openSettings();
  const changed = { villages: [...villages.villages, { id: 'abha', name: 'أبها' }] };
  await settings.save('villages', { revision: 1, fields: asFields(changed) });
  expect(await settings.get('villages')).toEqual(changed);
  expect(await lab.database.outbox.count()).toBe(1);
});

test('a document that counts its versions gets the next one with each save, and none when nothing changed', async () => {
  const { lab, settings } = await openSettings();
  const edit = { revision: 1, fields: asFields({ services: [{ ...services.services[0], key: 2 }] }) };
  await settings.save('services', edit);
  expect((await settings.get('services'))?.version).toBe(4);
  await settings.save('services', edit);
  expect((await settings.get('services'))?.version).toBe(4);
  expect(await settings.versions('services')).toHaveLength(1);
  expect(await lab.database.outbox.count()).toBe(2);
});

test('the version before is kept whole in the same save, and found again by its number', async () => {
  const { settings } = await openSettings();
  const keyed = (key: number) => ({ revision: 1, fields: asFields({ services: [{ ...services.services[0], key }] }) });
  await settings.save('services', keyed(2));
  await settings.save('services', keyed(5));
  expect(await settings.versions('services')).toMatchObject([
    { version: 4, until: MORNING },
    { version: 3, until: MORNING, fields: services },
  ]);
  const keyOf = async (version: number) => (await settings.asOf('services', version))?.services[0]?.key;
  expect([await keyOf(3), await keyOf(4), await keyOf(5), await keyOf(6)]).toEqual([1, 2, 5, undefined]);
});

test('a document that counts no versions keeps none', async () => {
  const { settings } = await openSettings();
  await settings.save('villages', { revision: 1, fields: asFields({ villages: [] }) });
  expect(await settings.versions('villages')).toEqual([]);
});

test('what no document may hold is refused whole, and the old one stands', async () => {
  const { settings } = await openSettings();
  const edit = { revision: 1, fields: asFields({ villages: [{ id: 'abha', name: '' }] }) };
  await expect(settings.save('villages', edit)).rejects.toThrow(MalformedSaveError);
  expect(await settings.get('villages')).toEqual(villages);
});
