import i18next from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Gender } from '#shared/people/person.ts';
import { startLanguage, type Language } from '#renderer/i18n/language.ts';

const FORM = /_(zero|one|two|few|many|other)$/;
const GENDER = /_(MALE|FEMALE)$/;
const withoutForm = (key: string): string => key.replace(FORM, '');
const bare = (key: string): string => withoutForm(key).replace(GENDER, '');

/** `area:key` → text, as they stand in the files of a language. */
function textsOf(language: Language): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const collect = (content: object, prefix: string): void => {
    for (const [key, value] of Object.entries(content) as [string, string | object][]) {
      if (typeof value === 'string') found.set(prefix + key, value);
      else collect(value, `${prefix}${key}.`);
    }
  };
  for (const [area, content] of Object.entries(i18next.getDataByLanguage(language) ?? {})) {
    collect(content, `${area}:`);
  }
  return found;
}

/** What the code is told for a key, with its blanks left open; the other language never stands in. */
const say = (language: Language, key: string, count?: number): string =>
  i18next.t(key, {
    lng: language,
    fallbackLng: [],
    skipInterpolation: true,
    ...(count === undefined ? {} : { count }),
  });

const countedKeys = (texts: ReadonlyMap<string, string>): string[] => [
  ...new Set([...texts.keys()].filter((key) => FORM.test(key)).map(withoutForm)),
];

beforeAll(async () => {
  await startLanguage();
});

test('there is an English text for every Arabic one, and none besides', () => {
  const [arabic, english] = (['ar', 'en'] as const).map((language) => new Set([...textsOf(language).keys()].map(bare)));
  expect([...(english ?? [])].toSorted()).toEqual([...(arabic ?? [])].toSorted());
  expect(arabic?.size).toBeGreaterThan(200);
});

describe.each(['ar', 'en'] as const)('in %s', (language) => {
  test('every text is found under its own key', () => {
    const plain = [...textsOf(language)].filter(([key]) => !FORM.test(key));
    expect(plain.map(([key]) => [key, say(language, key)])).toEqual(plain);
  });

  test('every counted text is found for every count', () => {
    const texts = textsOf(language);
    for (const key of countedKeys(texts)) {
      const forms = [...texts].filter(([each]) => FORM.test(each) && withoutForm(each) === key).map(([, text]) => text);
      for (const count of [0, 1, 2, 3, 10, 11, 99, 100, 101, 1000]) expect(forms).toContain(say(language, key, count));
    }
  });
});

test('what is said of a woman is said in the feminine, of a man in the masculine, and of whoever is not known in words that fit both', () => {
  const say = (gender?: Gender) => i18next.t('people:erase.button', { lng: 'ar', context: gender });
  expect([say('FEMALE'), say('MALE'), say()]).toEqual(['امحُ بياناتها', 'امحُ بياناته', 'امحُ البيانات']);
  const forms = [...textsOf('ar')].filter(([key]) => GENDER.test(key));
  for (const [key, text] of forms) {
    const [, gender] = GENDER.exec(key) ?? [];
    expect(i18next.t(bare(key), { lng: 'ar', context: gender, skipInterpolation: true })).toBe(text);
    expect(i18next.t(bare(key), { lng: 'ar', skipInterpolation: true })).not.toBe('');
  }
  expect(forms.length).toBeGreaterThan(150);
});

test('English, which tells them apart seldom, has its own words for both', () => {
  const say = (key: string) => i18next.t(key, { lng: 'en', context: 'FEMALE' });
  expect([say('people:relation.SPOUSE'), say('people:erase.button')]).toEqual([
    "Her husband's",
    expect.not.stringMatching(/^people/),
  ]);
});

test.each([
  [0, 'zero'],
  [1, 'one'],
  [2, 'two'],
  [3, 'few'],
  [10, 'few'],
  [11, 'many'],
  [99, 'many'],
  [100, 'other'],
  [102, 'other'],
  [103, 'few'],
])('in Arabic %i of anything takes the form "%s"', (count, form) => {
  const texts = textsOf('ar');
  const keys = countedKeys(texts);
  expect(keys.map((key) => say('ar', key, count))).toEqual(keys.map((key) => texts.get(`${key}_${form}`)));
});

test.each([
  [0, 'تعمل دون اتصال · لا شيء بانتظار الإرسال', 'Working offline · nothing waiting to be sent'],
  [1, 'تعمل دون اتصال: سجل واحد بانتظار الإرسال', 'Working offline: one record waiting to be sent'],
  [2, 'تعمل دون اتصال: سجلان بانتظار الإرسال', 'Working offline: 2 records waiting to be sent'],
  [3, 'تعمل دون اتصال: 3 سجلات بانتظار الإرسال', 'Working offline: 3 records waiting to be sent'],
  [11, 'تعمل دون اتصال: 11 سجلًا بانتظار الإرسال', 'Working offline: 11 records waiting to be sent'],
  [100, 'تعمل دون اتصال: 100 سجل بانتظار الإرسال', 'Working offline: 100 records waiting to be sent'],
])('%i records wait', (count, arabic, english) => {
  const wait = (lng: Language) => i18next.t('desk:strip.offline', { lng, count, n: count });
  expect([wait('ar'), wait('en')]).toEqual([arabic, english]);
});
