import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { freeSlots } from '#shared/appointments/free-slots.ts';
import { readAssociation } from '#server/read-association.ts';
import { sections } from '#shared/association/section.ts';
import { AssociationFile, RequestType } from '#shared/association/settings.ts';

const FOLDER = 'resources/association';
const names = readdirSync(FOLDER);

describe.each(names)('%s', async (name) => {
  const file = await readAssociation(`${FOLDER}/${name}`);
  const { services } = file.services;

  test('offers every kind of request that the policy names', () => {
    expect(new Set(services.map(({ type }) => type))).toEqual(new Set(RequestType.options));
  });

  test('gives each service an id and a key of its own', () => {
    expect(new Set(services.map(({ id }) => id)).size).toBe(services.length);
    expect(new Set(services.map(({ key }) => key)).size).toBe(services.length);
  });

  test('names each room and village once', () => {
    const ids = [file.schedule.resources, file.villages.villages].map((list) => list.map(({ id }) => id));
    for (const list of ids) expect(new Set(list).size).toBe(list.length);
  });

  test('has hours that begin before they end, and long enough for one visit', () => {
    for (const { weeklyHours, slotMinutes } of file.schedule.resources) {
      for (const { from, to } of weeklyHours) expect(to - from).toBeGreaterThanOrEqual(slotMinutes);
    }
  });

  test.each(sections)('has a free interview for the section %s within a week', (section) => {
    const after = '2026-11-22T21:00:00.000Z';
    const search = { schedule: file.schedule, kind: 'INTERVIEW', section, taken: [], after, count: 1 } as const;
    expect(freeSlots(search)[0]?.startsAt.localeCompare('2026-11-30')).toBe(-1);
  });

  test('writes both genders of every sentence of a certificate', () => {
    const { intro, bodyBefore, bodyAfter } = file.templates.certificate;
    for (const { MALE, FEMALE } of [intro, bodyBefore, bodyAfter]) {
      expect(MALE).not.toBe('');
      expect(FEMALE).not.toBe('');
      expect(FEMALE).not.toBe(MALE);
    }
  });

  test('may not have a document more or less than the settings know', () => {
    expect(AssociationFile.safeParse({ ...file, colours: {} }).success).toBe(false);
    const { villages: _left, ...rest } = file;
    expect(AssociationFile.safeParse(rest).success).toBe(false);
  });
});
