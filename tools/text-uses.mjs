/** Reads, from the syntax of the renderer's code, which texts it asks for and which texts it wrongly contains. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { repositoryRoot } from './folders.mjs';
import { sourceFiles } from './source-files.mjs';

/** Printed documents are Arabic by their nature; the design system keeps its own small table of words; the gallery is for developers. */
const WITH_WORDS_OF_THEIR_OWN = /^renderer\/(print|papers|gallery|i18n|ui\/text|ui\/keyboard)\//;
const ATTRIBUTES_PEOPLE_READ = new Set(['aria-label', 'title', 'placeholder', 'label', 'hint', 'alt']);
/** Two letters or more; an address is no word. */
const WORD = /^(?!https?:).*\p{L}{2,}/u;
const ARABIC_WORD = /[\u0621-\u064A]{2,}/;

/**
 * @typedef {{ file: string, key: string }} Asked `area:key`; ends with `*` where the rest is computed
 * @typedef {{ file: string, text: string }} InCode
 * @returns {Promise<{ asked: Asked[], inCode: InCode[], isUsed: (key: string) => boolean }>}
 */
export async function readTextUses() {
  /** @type {Asked[]} */
  const asked = [];
  /** @type {InCode[]} */
  const inCode = [];
  /** @type {Set<string>} */
  const literals = new Set();
  /** @type {string[]} */
  const prefixes = [];
  for (const file of await sourceFiles((path) => /^renderer\/.*\.tsx?$/.test(path))) {
    const tree = ts.createSourceFile(
      file,
      await readFile(join(repositoryRoot, file), 'utf8'),
      ts.ScriptTarget.Latest,
      true,
    );
    const area = areaOf(tree);
    visit(tree, (node) => {
      if (ts.isStringLiteralLike(node)) literals.add(node.text);
      if (ts.isTemplateExpression(node)) prefixes.push(node.head.text);
      if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 't') {
        for (const key of keysAsked(node.arguments[0])) {
          if (key.includes(':')) asked.push({ file, key });
          else if (area !== null) asked.push({ file, key: `${area}:${key}` });
        }
      }
      const text = WITH_WORDS_OF_THEIR_OWN.test(file) ? null : textInCode(node);
      if (text !== null) inCode.push({ file: `${file}:${lineOf(tree, node)}`, text });
    });
  }
  const starts = prefixes.filter((prefix) => /[.:]$/.test(prefix));
  const isUsed = (/** @type {string} */ key) => {
    const bare = key.slice(key.indexOf(':') + 1);
    return (
      literals.has(key) || literals.has(bare) || starts.some((start) => key.startsWith(start) || bare.startsWith(start))
    );
  };
  return { asked, inCode, isUsed };
}

/**
 * @param {ts.Node} node
 * @param {(node: ts.Node) => void} look
 */
function visit(node, look) {
  look(node);
  ts.forEachChild(node, (child) => visit(child, look));
}

/**
 * The area of the first `useTranslation('area')` in a file; null where t comes from elsewhere or where there are several.
 *
 * @param {ts.SourceFile} tree
 * @returns {string | null}
 */
function areaOf(tree) {
  /** @type {Set<string>} */
  const areas = new Set();
  visit(tree, (node) => {
    if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression) || node.expression.text !== 'useTranslation')
      return;
    const [first] = node.arguments;
    if (first && ts.isStringLiteralLike(first)) areas.add(first.text);
  });
  return areas.size === 1 ? ([...areas][0] ?? null) : null;
}

/**
 * @param {ts.Expression | undefined} argument a key, a computed key, or a list of keys of which the first known one counts
 * @returns {string[]}
 */
function keysAsked(argument) {
  if (!argument) return [];
  if (ts.isStringLiteralLike(argument)) return [argument.text];
  if (ts.isTemplateExpression(argument)) return argument.head.text ? [`${argument.head.text}*`] : [];
  if (ts.isArrayLiteralExpression(argument)) return argument.elements.flatMap(keysAsked);
  if (ts.isConditionalExpression(argument)) return [...keysAsked(argument.whenTrue), ...keysAsked(argument.whenFalse)];
  return [];
}

/**
 * @param {ts.Node} node
 * @returns {string | null} a text that a person would read
 */
function textInCode(node) {
  if (ts.isJsxText(node)) return WORD.test(node.text) ? node.text.trim() : null;
  if (ts.isStringLiteral(node) && ts.isJsxAttribute(node.parent)) {
    const isRead = ts.isIdentifier(node.parent.name) ? ATTRIBUTES_PEOPLE_READ.has(node.parent.name.text) : false;
    return isRead && WORD.test(node.text) ? node.text : null;
  }
  if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
    return ARABIC_WORD.test(node.text) ? node.text : null;
  }
  return null;
}

/**
 * @param {ts.SourceFile} tree
 * @param {ts.Node} node
 */
function lineOf(tree, node) {
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
}
