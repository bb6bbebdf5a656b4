import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createNameIndex } from '#shared/text/name-index.ts';
import { nameKeys } from '#shared/text/name-keys.ts';
import { isNearSpelling } from '#shared/text/near-spelling.ts';

const people: Readonly<Record<string, string>> = {
  ahmed: 'أحمد بن عبد الله آل الأحمري',
  fatima: 'فاطمة بنت علي الشهري',
  noura: 'نورة آل مشهور',
  rahman: 'عبدالرحمن سعد القحطاني',
  saad: 'سعد عبدالرحمن الشهري',
  saeed: 'سعيد محمد الشهري',
  mahmoud: 'محمود علي',
  mohammed: 'محمد علي',
};

function indexOf(names: Readonly<Record<string, string>>) {
  const index = createNameIndex();
  for (const [id, name] of Object.entries(names)) index.add(id, name);
  return index;
}
const found = (text: string, limit = 20) =>
  indexOf(people)
    .search(text, limit)
    .map(({ id }) => id);

test.each([
  ['احم', 'ahmed'],
  ['الاحمرى', 'ahmed'],
  ['فاطمه', 'fatima'],
  ['مشهو', 'noura'],
  ['عبد الرحم', 'rahman'],
  ['نورة المش', 'noura'],
  ['fatimah', 'fatima'],
  ['abdul', 'ahmed'],
  ['Abdurr', 'rahman'],
  ['gahtani', 'rahman'],
])('S1 typing «%s» finds %s', (text, id) => {
  expect(found(text)).toContain(id);
});

test('S1 the word in its place and the nearer spelling come first', () => {
  expect(found('سعد')[0]).toBe('saad');
  expect(found('عبدالرحمن')).toEqual(['rahman', 'saad']);
  expect(indexOf(people).search('محمد', 20)[0]).toEqual({ id: 'mohammed', grade: 'strict' });
  expect(indexOf(people).search('محمد', 20)).toContainEqual({ id: 'mahmoud', grade: 'skeleton' });
});

test('S1 every typed word must be a word of the name of its own', () => {
  expect(found('سعد الشهري')).toEqual(['saad', 'saeed']);
  expect(found('سعد سعد')).toEqual([]);
  expect(found('الشهري فاطمة')).toEqual(['fatima']);
});

test('S2 a slip of the finger still finds the name, when nothing else does', () => {
  expect(found('القحتاني')).toEqual(['rahman']);
  expect(found('مشهزر')).toEqual(['noura']);
  expect(indexOf(people).search('مشهزر', 5)).toEqual([{ id: 'noura', grade: 'near' }]);
});

test('nothing typed finds nothing, and the limit holds', () => {
  expect(found('')).toEqual([]);
  expect(found(' آل ')).toEqual([]);
  expect(found('ا', 2)).toHaveLength(2);
  expect(found('ا', 0)).toEqual([]);
});

test('a renamed person is found by the new name only, a removed one not at all', () => {
  const index = indexOf(people);
  index.add('noura', 'نورة الزهراني');
  index.remove('saad');
  index.remove('nobody');
  expect(index.search('مشهور', 5)).toEqual([]);
  expect(index.search('زهراني', 5)).toEqual([{ id: 'noura', grade: 'loose' }]);
  expect(index.search('سعد عبدالرحمن', 5).map(({ id }) => id)).toEqual(['rahman']);
  expect(index.size()).toBe(Object.keys(people).length - 1);
});

test('the loose key that is put together from known words is the one that the name has by itself', () => {
  const index = indexOf(people);
  for (const [id, name] of Object.entries(people)) expect(index.looseKey(id)).toBe(nameKeys(name).loose);
  index.add('noura', 'نورة الزهراني');
  expect(index.looseKey('noura')).toBe(nameKeys('نورة الزهراني').loose);
  index.remove('saad');
  expect(index.looseKey('saad')).toBe('');
});

test('names added after a search are found by the next one', () => {
  const index = indexOf(people);
  index.search('س', 5);
  index.add('new', 'ظافر الشمراني');
  expect(index.search('ظاف', 5)).toEqual([{ id: 'new', grade: 'strict' }]);
});

test('whoever holds what was typed is found, however many there are', () => {
  const words = fc.constantFrom('محمد', 'أحمد', 'سعد', 'عبد الله', 'الشهري', 'القحطاني', 'نورة', 'مها');
  const names = fc.array(fc.array(words, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(names, fc.nat(), fc.nat(), (all, who, cut) => {
      const index = createNameIndex();
      all.forEach((name, id) => index.add(String(id), name.join(' ')));
      const wanted = who % all.length;
      const text = (all[wanted] ?? []).join(' ');
      const typed = text.slice(0, text.length - (cut % 2));
      expect(index.search(typed, all.length).map(({ id }) => id)).toContain(String(wanted));
    }),
  );
});

test.each([
  ['محمد', 'محمذ', true],
  ['محمد', 'محمدي', true],
  ['احمد', 'امحد', true],
  ['سعد', 'سعيدي', false],
  ['قحطاني', 'قحتاني', true],
  ['قحطاني', 'قختاني', true],
  ['قحطاني', 'زهراني', false],
  ['عل', 'علي', false],
])('S2 «%s» and «%s»: near is %s', (a, b, near) => {
  expect(isNearSpelling(a, b)).toBe(near);
  expect(isNearSpelling(b, a)).toBe(near);
});

test('S2 an unfinished word is compared as far as it goes', () => {
  expect(isNearSpelling('قحت', 'قحطاني', true)).toBe(true);
  expect(isNearSpelling('قحت', 'قحطاني')).toBe(false);
});
