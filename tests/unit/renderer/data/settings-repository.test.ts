import { expect, test } from 'vitest';
import { createSettingsRepository } from '#renderer/data/settings-repository.ts';
import { MalformedSaveError } from '#renderer/data/desk-store.ts';
import { ASSOCIATION_SCOPE } from '#shared/sync/scope.ts';
import { aServerRecord, asFields } from '#tests/builders/operations.ts';
import { MORNING, openLab } from './desk-lab.ts';

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
  return { lab, settings: createSettingsRepository({ store: lab.store, now: () => MORNING }) };
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
  expect(await lab.database.outbox.count()).toBe(1);
});

test('what no document may hold is refused whole, and the old one stands', async () => {
  const { settings } = await openSettings();
  const edit = { revision: 1, fields: asFields({ villages: [{ id: 'abha', name: '' }] }) };
  await expect(settings.save('villages', edit)).rejects.toThrow(MalformedSaveError);
  expect(await settings.get('villages')).toEqual(villages);
});
