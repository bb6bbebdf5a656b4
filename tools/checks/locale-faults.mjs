/** What can be wrong with the texts of an interface in several languages. Pure: texts in, sentences out. */

const PLURAL = /_(zero|one|two|few|many|other)$/;
/** What a text says of a man or of a woman, where its language tells them apart; the text itself fits both. */
const GENDER = /_(MALE|FEMALE)(?=$|_(?:zero|one|two|few|many|other)$)/;
/** Forms that a count can take in the languages we speak (CLDR). */
const PLURAL_FORMS = /** @type {Record<string, string[]>} */ ({
  ar: ['zero', 'one', 'two', 'few', 'many', 'other'],
  en: ['one', 'other'],
});
const ARABIC_LETTER = /[\u0621-\u064A]/;
const LETTER = /\p{L}/u;

/** @typedef {ReadonlyMap<string, string>} Texts by `area:key` */

/**
 * Every text must exist in every language, in that language's letters, with the same blanks to fill and all the plural forms the
 * language has. Forms of a man and of a woman are a language's own affair, beside one that fits both.
 *
 * @param {ReadonlyMap<string, Texts>} languages
 * @returns {string[]}
 */
export function localeFaults(languages) {
  const keys = allKeys(languages);
  return [...languages].flatMap(([language, texts]) => {
    // Whose sex is not known is spoken of as well: the wording that fits both must be there.
    const present = new Set([...texts.keys()].filter((key) => !GENDER.test(key)).map(bareKey));
    const missing = [...keys].filter((key) => !present.has(key)).map((key) => `${language}: ${key} is missing`);
    const wrong = [...texts].flatMap(([key, text]) => [
      ...alphabetFaults(language, key, text, languages.get('ar')?.get(key)),
      ...pluralFaults(language, key, texts),
      ...blankFaults(language, key, text, languages.get('ar') ?? new Map()),
    ]);
    return [...missing, ...wrong];
  });
}

/**
 * @param {ReadonlyMap<string, Texts>} languages
 * @returns {Set<string>} the keys of all languages together, all forms of a text as one
 */
export function allKeys(languages) {
  return new Set([...languages.values()].flatMap((texts) => [...texts.keys()].map(bareKey)));
}

/**
 * A key asked for is known exactly, or, where it ends with `*`, begins known keys.
 *
 * @param {ReadonlySet<string>} keys
 * @param {string} key
 */
export function isKnownKey(keys, key) {
  return key.endsWith('*') ? [...keys].some((known) => known.startsWith(key.slice(0, -1))) : keys.has(bareKey(key));
}

/**
 * @param {string} key
 * @returns {string} what the code asks for, whatever the count and whoever is spoken of
 */
function bareKey(key) {
  return key.replace(PLURAL, '').replace(GENDER, '');
}

/**
 * @param {string} language
 * @param {string} key
 * @param {string} text
 * @param {string | undefined} arabic the same text in Arabic; where that says nothing, no language has to
 */
function alphabetFaults(language, key, text, arabic) {
  const words = text.replaceAll(/\{\{.*?\}\}|https?:\S+/g, '');
  if (text.trim() === '') return arabic?.trim() === '' ? [] : [`${language}: ${key} is empty`];
  if (language === 'ar' && LETTER.test(words) && !ARABIC_LETTER.test(words))
    return [`ar: ${key} is not in Arabic: ${text}`];
  if (language !== 'ar' && ARABIC_LETTER.test(words)) return [`${language}: ${key} is still in Arabic: ${text}`];
  return [];
}

/**
 * @param {string} language
 * @param {string} key
 * @param {Texts} texts
 * @returns {string[]} each missing form, once for all forms of a text
 */
function pluralFaults(language, key, texts) {
  if (!PLURAL.test(key)) return [];
  const forms = (PLURAL_FORMS[language] ?? []).map((form) => `${key.replace(PLURAL, '')}_${form}`);
  if (forms.find((form) => texts.has(form)) !== key) return [];
  return forms.filter((form) => !texts.has(form)).map((form) => `${language}: ${form} is missing`);
}

/**
 * The blanks of a text are those of the same text in Arabic. A plural form may leave the number out, as «one» and «two» do.
 *
 * @param {string} language
 * @param {string} key
 * @param {string} text
 * @param {Texts} arabic
 */
function blankFaults(language, key, text, arabic) {
  const same = [...arabic].filter(([other]) => bareKey(other) === bareKey(key));
  if (same.length === 0) return [];
  const allowed = new Set(same.flatMap(([, arabicText]) => blanksOf(arabicText)));
  const own = blanksOf(text);
  const unknown = own
    .filter((blank) => !allowed.has(blank))
    .map((blank) => `${language}: ${key} fills in ${blank}, the Arabic text does not`);
  if (PLURAL.test(key)) return unknown;
  return [
    ...unknown,
    ...[...allowed].filter((blank) => !own.includes(blank)).map((blank) => `${language}: ${key} leaves out ${blank}`),
  ];
}

/** @param {string} text */
function blanksOf(text) {
  return [...text.matchAll(/\{\{\s*([\w.]+).*?\}\}/g)].map(([, name]) => name ?? '');
}
