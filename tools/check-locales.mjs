/**
 * Every text exists in every language, in that language, with the same blanks to fill and all the plural forms the language has;
 * every text that the code asks for exists, every text that exists is asked for, and no text stands in the code itself.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from './folders.mjs';
import { readTextUses } from './text-uses.mjs';

const LOCALES = join(repositoryRoot, 'renderer', 'i18n', 'locales');
const PLURAL = /_(zero|one|two|few|many|other)$/;
/** Forms that a count can take in the languages we speak (CLDR). */
const PLURAL_FORMS = /** @type {Record<string, string[]>} */ ({
  ar: ['zero', 'one', 'two', 'few', 'many', 'other'],
  en: ['one', 'other'],
});
const ARABIC_LETTER = /[\u0621-\u064A]/;
const LETTER = /\p{L}/u;

/** @typedef {Map<string, string>} Texts by `area:key` */

const languages = (await readdir(LOCALES)).toSorted();
const texts = new Map(
  await Promise.all(languages.map(async (language) => /** @type {const} */ ([language, await readLanguage(language)]))),
);
const keys = new Set([...texts.values()].flatMap((found) => [...found.keys()].map(withoutPlural)));

for (const [language, found] of texts) {
  const present = new Set([...found.keys()].map(withoutPlural));
  for (const key of keys) if (!present.has(key)) fail(`${language}: ${key} is missing`);
  for (const [key, text] of found) {
    checkAlphabet(language, key, text);
    checkPlurals(language, key, found);
    checkBlanks(language, key, text);
  }
}

const uses = await readTextUses();
for (const { file, key } of uses.asked) if (!isKnown(key)) fail(`${file}: there is no text ${key}`);
for (const { file, text } of uses.inCode) fail(`${file}: a text stands in the code: ${text}`);
for (const key of keys) if (!uses.isUsed(key)) fail(`${key}: nothing asks for this text`);

/**
 * @param {string} language
 * @returns {Promise<Texts>}
 */
async function readLanguage(language) {
  /** @type {Texts} */
  const found = new Map();
  for (const file of await readdir(join(LOCALES, language))) {
    const content = JSON.parse(await readFile(join(LOCALES, language, file), 'utf8'));
    flatten(content, `${file.replace(/\.json$/, '')}:`, found);
  }
  return found;
}

/**
 * @param {Record<string, unknown>} content
 * @param {string} prefix
 * @param {Texts} into
 */
function flatten(content, prefix, into) {
  for (const [key, value] of Object.entries(content)) {
    if (typeof value === 'string') into.set(prefix + key, value);
    else flatten(/** @type {Record<string, unknown>} */ (value), `${prefix}${key}.`, into);
  }
}

/**
 * @param {string} language
 * @param {string} key
 * @param {string} text
 */
function checkAlphabet(language, key, text) {
  const words = text.replaceAll(/\{\{.*?\}\}|https?:\S+/g, '');
  if (text.trim() === '') fail(`${language}: ${key} is empty`);
  else if (language === 'ar' && LETTER.test(words) && !ARABIC_LETTER.test(words))
    fail(`ar: ${key} is not in Arabic: ${text}`);
  else if (language !== 'ar' && ARABIC_LETTER.test(words)) fail(`${language}: ${key} is still in Arabic: ${text}`);
}

/**
 * @param {string} language
 * @param {string} key
 * @param {Texts} found
 */
function checkPlurals(language, key, found) {
  if (!PLURAL.test(key)) return;
  for (const form of PLURAL_FORMS[language] ?? []) {
    const wanted = `${withoutPlural(key)}_${form}`;
    if (!found.has(wanted)) fail(`${language}: ${wanted} is missing`);
  }
}

/**
 * The blanks of a text must be those of the same text in Arabic. «one» and «two» may leave the number out, as Arabic does.
 *
 * @param {string} language
 * @param {string} key
 * @param {string} text
 */
function checkBlanks(language, key, text) {
  const allowed = new Set(
    [...(texts.get('ar') ?? [])]
      .filter(([other]) => withoutPlural(other) === withoutPlural(key))
      .flatMap(([, arabic]) => blanksOf(arabic)),
  );
  const unknown = blanksOf(text).filter((blank) => !allowed.has(blank));
  if (unknown.length > 0) fail(`${language}: ${key} fills in ${unknown.join(', ')}, the Arabic text does not`);
  if (PLURAL.test(key)) return;
  const left = [...allowed].filter((blank) => !blanksOf(text).includes(blank));
  if (left.length > 0) fail(`${language}: ${key} leaves out ${left.join(', ')}`);
}

/** @param {string} text */
function blanksOf(text) {
  return [...text.matchAll(/\{\{\s*([\w.]+).*?\}\}/g)].map(([, name]) => name ?? '');
}

/** @param {string} key */
function withoutPlural(key) {
  return key.replace(PLURAL, '');
}

/**
 * A key asked for may be known exactly, or be the beginning of known keys when it ends with `*`.
 *
 * @param {string} key
 */
function isKnown(key) {
  return key.endsWith('*')
    ? [...keys].some((known) => known.startsWith(key.slice(0, -1)))
    : keys.has(withoutPlural(key));
}

/** @param {string} sentence */
function fail(sentence) {
  console.log(sentence);
  process.exitCode = 1;
}
