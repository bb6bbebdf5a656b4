import { expect, test, vi } from 'vitest';
import { createNameBook } from '#renderer/data/search/name-book.ts';
import { anIntake, openLab, restart } from '../desk-lab.ts';

test('names are said from the directory, and follow what is written', async () => {
  const lab = await openLab();
  await lab.directory.build();
  const names = createNameBook(lab);
  const { personId } = await lab.requests.record(anIntake());
  expect(names.nameOf(personId ?? '')).toBe('سعد بن علي الشهري');
  const before = names.version();
  const person = await lab.people.byId(personId ?? '');
  if (!person) throw new Error('nobody was saved');
  await lab.people.change(person, { ...person, name: 'سعيد' });
  expect(names.nameOf(person.id)).toBe('سعيد');
  expect(names.genderOf(person.id)).toBe(person.gender);
  expect(names.version()).toBeGreaterThan(before);
});

test('while the directory is being built, only the names that are asked for are read, each once', async () => {
  const first = await openLab();
  const { personId } = await first.requests.record(anIntake());
  await first.requests.record(anIntake());
  const lab = await restart(first);
  const byId = vi.fn<typeof lab.people.byId>(lab.people.byId);
  const names = createNameBook({ directory: lab.directory, people: { byId } });
  expect([names.nameOf(personId ?? ''), names.nameOf(personId ?? '')]).toEqual([null, null]);
  await expect.poll(() => names.nameOf(personId ?? '')).toBe('سعد بن علي الشهري');
  expect(byId).toHaveBeenCalledTimes(1);
  await lab.directory.build();
  expect(names.nameOf('nobody')).toBeNull();
  expect(names.genderOf('nobody')).toBeUndefined();
  expect(byId).toHaveBeenCalledTimes(1);
});

test('what one drawing asks for is told once, and one name that cannot be read withholds no other', async () => {
  const byId = async (id: string) => {
    if (id === 'damaged') throw new Error('the row does not open');
    return id === 'stranger' ? null : { name: `name of ${id}`, gender: 'FEMALE' as const };
  };
  const names = createNameBook({
    directory: { get: () => null, isReady: () => false, onChange: () => () => undefined },
    people: { byId },
  });
  const told = vi.fn<() => void>();
  names.onChange(told);
  const ids = [...Array.from({ length: 600 }, (_, index) => `p${index}`), 'damaged', 'stranger'];
  expect(ids.map((id) => names.nameOf(id))).toEqual(ids.map(() => null));
  await expect.poll(() => told).toHaveBeenCalled();
  expect(told).toHaveBeenCalledTimes(1);
  expect([names.nameOf('p0'), names.nameOf('p599'), names.nameOf('damaged'), names.nameOf('stranger')]).toEqual([
    'name of p0',
    'name of p599',
    null,
    null,
  ]);
});
