/** Every text is there in every language; every text the code asks for exists, every text that exists is asked for, and none stands in the code itself. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../folders.mjs';
import { allKeys, isKnownKey, localeFaults } from './locale-faults.mjs';
import { readTextUses } from './text-uses.mjs';

const LOCALES = join(repositoryRoot, 'renderer', 'i18n', 'locales');

const names = (await readdir(LOCALES)).toSorted();
const languages = new Map(
  await Promise.all(names.map(async (name) => /** @type {const} */ ([name, await readLanguage(name)]))),
);
const keys = allKeys(languages);
const uses = await readTextUses();
const faults = [
  ...localeFaults(languages),
  ...uses.asked.filter(({ key }) => !isKnownKey(keys, key)).map(({ file, key }) => `${file}: there is no text ${key}`),
  ...uses.inCode.map(({ file, text }) => `${file}: a text stands in the code: ${text}`),
  ...[...keys].filter((key) => !uses.isUsed(key)).map((key) => `${key}: nothing asks for this text`),
];
for (const fault of faults) console.log(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

/**
 * @param {string} language
 * @returns {Promise<Map<string, string>>}
 */
async function readLanguage(language) {
  /** @type {Map<string, string>} */
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
 * @param {Map<string, string>} into
 */
function flatten(content, prefix, into) {
  for (const [key, value] of Object.entries(content)) {
    if (typeof value === 'string') into.set(prefix + key, value);
    else flatten(/** @type {Record<string, unknown>} */ (value), `${prefix}${key}.`, into);
  }
}
