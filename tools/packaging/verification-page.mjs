import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { repositoryRoot } from '../folders.mjs';

const FOLDER = join(repositoryRoot, 'renderer/verify-page');

/**
 * A plugin for the desk's build: adds `verify.html`, the public verification page, as one file with its style and
 * program inside. Its policy allows exactly these two by their hashes, and no connection at all.
 *
 * @returns {import('vite').Plugin}
 */
export function verificationPage() {
  return {
    name: 'verification-page',
    async generateBundle() {
      const [template, style, script] = await Promise.all([
        readFile(join(FOLDER, 'verify.html'), 'utf8'),
        pageStyle(),
        bundled(),
      ]);
      this.emitFile({ type: 'asset', fileName: 'verify.html', source: onePage({ template, style, script }) });
    },
  };
}

/** The desk's tokens without its fonts, which one file cannot carry, and the page's own rules. */
async function pageStyle() {
  const [tokens, rules] = await Promise.all(
    ['../styles/tokens.css', 'verify.css'].map((path) => readFile(join(FOLDER, path), 'utf8')),
  );
  return `${tokens?.replaceAll(/@font-face \{[^}]*\}/g, '')}${rules}`;
}

/**
 * The hashes are of what stands between the tags, spaces and all: that is what browsers compare.
 *
 * @param {{ template: string, style: string, script: string }} parts
 */
function onePage({ template, style, script }) {
  // Within a script element nothing may look like its end.
  const safe = script.replaceAll('</script', String.raw`<\/script`);
  const page = template.replace('%STYLE%', () => style).replace('%SCRIPT%', () => safe);
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(contentOf(page, '<script>', '</script>'))}`,
    `style-src ${hashOf(contentOf(page, '<style>', '</style>'))}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return page.replace('%POLICY%', () => policy);
}

/**
 * @param {string} page
 * @param {string} opening
 * @param {string} closing
 */
function contentOf(page, opening, closing) {
  const from = page.indexOf(opening) + opening.length;
  return page.slice(from, page.indexOf(closing, from));
}

/** @param {string} text */
const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** @returns {Promise<string>} */
async function bundled() {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: FOLDER,
    publicDir: false,
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      lib: { entry: join(FOLDER, 'verify-page.ts'), formats: ['iife'], name: 'verification' },
    },
  });
  const [result] = Array.isArray(built) ? built : [built];
  const chunks = result && 'output' in result ? result.output : [];
  const [code] = chunks.flatMap((output) => (output.type === 'chunk' ? output.code : []));
  if (code === undefined) throw new Error('The verification page has no program.');
  return code;
}
