import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { foundAssociation } from '#server/found-association.ts';
import { readAssociation } from '#server/read-association.ts';
import type { AssociationFile } from '#shared/association/settings.ts';
import { createMemorySyncStorage } from '#tests/fakes/memory-sync-storage.ts';

const FIRST = 'resources/association/reconciliation-balsamer-balahmar.json';
const SECOND = 'resources/association/family-support-albaha.json';

/** What names an association and nobody else: itself, its places, its rooms, services and links. */
const marksOf = ({ profile, services, schedule, villages, links }: AssociationFile): string[] => [
  ...profile.nameLines,
  profile.shortName,
  profile.licence,
  profile.phone,
  profile.address,
  profile.mapPoint,
  ...services.services.map(({ id }) => `"${id}"`),
  ...schedule.resources.flatMap(({ id, place }) => [`"${id}"`, ...place]),
  ...villages.villages.map(({ id }) => `"${id}"`),
  ...links.links.map(({ url }) => url),
];

test('a server that is founded with another association shows nothing of the one that comes with it', async () => {
  const [first, second] = await Promise.all([readAssociation(FIRST), readAssociation(SECOND)]);
  const storage = createMemorySyncStorage();
  await foundAssociation(storage, 'association-2', second, new Date('2026-11-24T06:00:00Z'));
  const held = JSON.stringify([...storage.state().records.values()]);
  const own = marksOf(second);
  expect(own.filter((mark) => !held.includes(mark))).toEqual([]);
  expect(marksOf(first).filter((mark) => !own.includes(mark) && held.includes(mark))).toEqual([]);
});

test('no code names the first association, its licence or its telephone: they are data', async () => {
  const { profile } = await readAssociation(FIRST);
  const names = [...profile.nameLines, profile.shortName, profile.phone];
  const sources = ['shared', 'renderer', 'electron', 'server'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(ts|tsx|json|html)$/.test(path))
      .map((path) => `${folder}/${path}`),
  );
  expect(sources.length).toBeGreaterThan(300);
  const naming = sources.filter((path) => {
    const text = readFileSync(path, 'utf8');
    return !path.startsWith('server/demo/') && names.some((name) => text.includes(name));
  });
  expect(naming).toEqual([]);
});
