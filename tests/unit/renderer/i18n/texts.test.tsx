import i18next from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import { startLanguage, type Language } from '#renderer/i18n/language.ts';

const FORM = /_(zero|one|two|few|many|other)$/;
const withoutForm = (key: string): string => key.replace(FORM, '');

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
  const [arabic, english] = (['ar', 'en'] as const).map(
    (language) => new Set([...textsOf(language).keys()].map(withoutForm)),
  );
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
