import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldForSearch, nameKeys, sameName } from '#shared/text/name-keys.ts';

const arabicNames = [
  'محمد',
  'عبد الله',
  'عبدالرحمن',
  'أبو بكر',
  'أم كلثوم',
  'صلاح الدين',
  'غرم الله',
  'فاطمة',
  'هدى',
  'مؤيد',
  'آل مشهور',
  'الشهري',
  'طه',
  'آلاء',
  'بن',
  'بنت',
  'عبد',
];
const latinNames = [
  'Mohammed',
  'Abd',
  'al',
  'Al-Ahmari',
  'Abu',
  'Umm',
  'bin',
  'Salah',
  'Eldin',
  'Allah',
  'Aal',
  'Noura',
];
const anyName = fc
  .array(fc.constantFrom(...arabicNames, ...latinNames), { minLength: 1, maxLength: 6 })
  .map((words) => words.join(' '));

const agreeing = (a: string, b: string) => sameName(a, b);

test('N1–N5 the same strict key for every way to type a name', () => {
  expect(nameKeys('أحمد بن عبد الله آل الأحمري')).toEqual(nameKeys('احمد عبدالله الاحمري'));
  expect(nameKeys('أحمد بن عبد الله آل الأحمري').strict).toBe('احمد عبدالله الاحمري');
  expect(nameKeys('أبو بكر صلاح الدين').strict).toBe('ابوبكر صلاحالدين');
});

test.each([
  ['N1', 'مُحَمَّد', 'محمد'],
  ['N1', 'محـــمد', 'محمد'],
  ['N1', 'ﻣﺤﻤﺪ', 'محمد'],
  ['N1', 'عبدﷲ', 'عبد الله'],
  ['N1', '\u202Bسعد\u200F\u202C', 'سعد'],
  ['N1', 'Aḥmad', 'ahmad'],
  ['N2', 'نورة ال مشهور', 'نورة آل مشهور'],
  ['N3', 'فاطمة بنت علي الشهرى', 'فاطمه علي الشهري'],
  ['N3', 'علی کامل', 'علي كامل'],
  ['N3', 'رائد', 'رايد'],
  ['N3', 'هيفاء', 'هيفا'],
  ['N4', 'سعد بن محمد ابن علي', 'سعد محمد علي'],
  ['N5', 'غرم الله', 'غرمالله'],
  ['N5', 'Abd Al Rahman', 'abdalrahman'],
])('%s «%s» and «%s» are strictly one name', (_rule, a, b) => {
  expect(agreeing(a, b)).toBe('strict');
});

test('N2 the house particle goes, the article stays to be forgiven later', () => {
  expect(nameKeys('آل مشهور').strict).toBe('مشهور');
  expect(agreeing('نورة آل مشهور', 'نوره المشهور')).toBe('loose');
});

test('N4 a connecting word that comes first is a name', () => {
  expect(nameKeys('بنت سعد').strict).toBe('بنت سعد');
});

test('N6 the loose key forgives «ال» and a final ه, but not in الله or where next to nothing is left', () => {
  expect(nameKeys('فاطمة الشهري').loose).toBe('فاطم شهري');
  expect(nameKeys('عبدالله').loose).toBe('عبدالله');
  expect(nameKeys('طه').loose).toBe('طه');
  expect(nameKeys('إلهام').loose).toBe('الهام');
  expect(nameKeys('Fatimah Alshehri').loose).toBe('fatima shehri');
});

test('N7 the skeleton is weak on purpose', () => {
  expect(nameKeys('محمد').skeleton).toBe('MHMD');
  expect(nameKeys('Dhafer').skeleton).toBe('DFR');
  expect(nameKeys('Thamer').skeleton).toBe('DMR|SMR');
  for (const [a, b] of [
    ['محمد', 'محمود'],
    ['هدى', 'هادي'],
    ['علي', 'عليا'],
  ] as const)
    expect(agreeing(a, b)).toBe('skeleton');
});

test.each([
  ['الله is not الإله', 'عبدالله', 'عبدالإله'],
  ['الله is not الإله in Latin letters', 'عبدالإله', 'Abdullah'],
  ['a sounded ه is not ح', 'سماح', 'سمية'],
  ['a sounded ه is not ح after alef', 'نجاح', 'نجاة'],
  ['Arabic doubled letters are two', 'علي', 'ليلى'],
  ['g is ق in family names only', 'كمال', 'Gamal'],
  ['a final h after e is a letter', 'أصيل', 'Saleh'],
  ['other words', 'محمد', 'أحمد'],
  ['one word fewer', 'محمد علي', 'محمد'],
  ['another order', 'محمد علي', 'علي محمد'],
  ['scripts without rules', '李', '王'],
  ['no words at all', '...', '؟'],
])('N8 %s: «%s» and «%s» are two names', (_why, a, b) => {
  expect(agreeing(a, b)).toBeNull();
});

test.each(['Mohammed', 'Mohd', 'Muhd', 'Muhammad'])('N9 %s is محمد', (latin) => {
  expect(agreeing('محمد', latin)).toBe('skeleton');
});

test.each([
  'Abdulrahman',
  'Abdurrahman',
  'Abderrahmane',
  'Abdul Rahman',
  'Abdur Rahman',
  'Abd ar-Rahman',
  'Abdel-Rahman',
])('N9 %s is عبد الرحمن', (latin) => {
  expect(agreeing('عبد الرحمن', latin)).toBe('skeleton');
  expect(agreeing('عبد الرحيم', latin)).toBeNull();
});

test('the strict key of a strict key is itself', () => {
  fc.assert(fc.property(anyName, (name) => nameKeys(nameKeys(name).strict).strict === nameKeys(name).strict));
});

test.each(['abd a abu', 'عبد عبد 2', 'salah a din', 'عبد din din', 'الء محمد', 'ŉ'])(
  'the strict key of «%s», whose halves join in odd ways, is stable',
  (name) => {
    expect(nameKeys(nameKeys(name).strict)).toEqual(nameKeys(name));
  },
);

test('any text at all has keys, and they are stable', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const { strict } = nameKeys(text);
      expect(nameKeys(strict).strict).toBe(strict);
    }),
  );
});

test('N1 vowel marks, tatweel and invisible marks anywhere change nothing', () => {
  const marks = fc.array(fc.constantFrom('', '\u064E', '\u0651', '\u0640', '\u200F', '\u200C', '\u0670'), {
    maxLength: 40,
  });
  const letters = fc
    .array(fc.constantFrom(...arabicNames), { minLength: 1, maxLength: 5 })
    .map((words) => words.join(' '));
  fc.assert(
    fc.property(letters, marks, (name, inserted) => {
      const marked = Array.from(name, (letter, index) => letter + (letter === ' ' ? '' : (inserted[index] ?? ''))).join(
        '',
      );
      expect(nameKeys(marked)).toEqual(nameKeys(name));
    }),
  );
});

test('agreement is the same both ways, and complete with oneself', () => {
  fc.assert(
    fc.property(anyName, anyName, (a, b) => {
      expect(sameName(a, b)).toBe(sameName(b, a));
      if (nameKeys(a).strict !== '') expect(sameName(a, a)).toBe('strict');
    }),
  );
});

test('a strict agreement is also a loose one and one of consonants', () => {
  fc.assert(
    fc.property(anyName, anyName, (a, b) => {
      const [left, right] = [nameKeys(a), nameKeys(b)];
      if (left.strict === right.strict) expect(left).toEqual(right);
    }),
  );
});

test('a search text folds to the words it is searched by', () => {
  expect(foldForSearch('عبد الر')).toEqual(['عبدالر']);
  expect(foldForSearch('فاطمة الشه')).toEqual(['فاطم', 'شه']);
  expect(foldForSearch('  ')).toEqual([]);
});
