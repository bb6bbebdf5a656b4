/** Reads, from the syntax of the renderer's code, which texts it asks for and which texts it wrongly contains. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { repositoryRoot } from '../folders.mjs';
import { sourceFiles } from './source-files.mjs';

/** Printed documents are Arabic by their nature; the design system keeps its own small table of words; the gallery is for developers. */
const WITH_WORDS_OF_THEIR_OWN = /^renderer\/(print|papers|gallery|i18n|ui\/text|ui\/keyboard)\//;
const ATTRIBUTES_PEOPLE_READ = new Set(['aria-label', 'title', 'placeholder', 'label', 'hint', 'alt']);
/** Two letters or more; an address is no word. */
const WORD = /^(?!https?:).*\p{L}{2,}/u;
const ARABIC_WORD = /[\u0621-\u064A]{2,}/;

/**
 * `asked`: keys given to t, `area:key`, ending with `*` where the rest is computed. `inCode`: texts people would read that stand in the code.
 * `literals` and `prefixes`: all strings of the file, and the beginnings of its computed ones, by which a key may be meant indirectly.
 *
 * @typedef {{ asked: string[], inCode: { line: number, text: string }[], literals: string[], prefixes: string[] }} TextUses
 */

/**
 * @returns {Promise<{ asked: { file: string, key: string }[], inCode: { file: string, text: string }[], isUsed: (key: string) => boolean }>}
 */
export async function readTextUses() {
  const files = await sourceFiles((path) => /^renderer\/.*\.tsx?$/.test(path));
  const read = await Promise.all(
    files.map(async (file) => ({ file, ...textUsesOf(file, await readFile(join(repositoryRoot, file), 'utf8')) })),
  );
  const literals = new Set(read.flatMap((uses) => uses.literals));
  const starts = read.flatMap((uses) => uses.prefixes).filter((prefix) => /[.:]$/.test(prefix));
  return {
    asked: read.flatMap(({ file, asked }) => asked.map((key) => ({ file, key }))),
    inCode: read.flatMap(({ file, inCode }) => inCode.map(({ line, text }) => ({ file: `${file}:${line}`, text }))),
    isUsed: (key) => {
      const bare = key.slice(key.indexOf(':') + 1);
      return (
        literals.has(key) ||
        literals.has(bare) ||
        starts.some((start) => key.startsWith(start) || bare.startsWith(start))
      );
    },
  };
}

/**
 * @param {string} file below the repository's root
 * @param {string} source
 * @returns {TextUses}
 */
export function textUsesOf(file, source) {
  const tree = ts.createSourceFile(
    file,
    source,
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const area = areaOf(tree);
  /** @type {TextUses} */
  const uses = { asked: [], inCode: [], literals: [], prefixes: [] };
  visit(tree, (node) => {
    if (ts.isStringLiteralLike(node)) uses.literals.push(node.text);
    if (ts.isTemplateExpression(node)) uses.prefixes.push(node.head.text);
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 't') {
      for (const key of keysAsked(node.arguments[0])) {
        if (key.includes(':')) uses.asked.push(key);
        else if (area !== null) uses.asked.push(`${area}:${key}`);
      }
    }
    const text = WITH_WORDS_OF_THEIR_OWN.test(file) ? null : textInCode(node);
    if (text !== null) uses.inCode.push({ line: lineOf(tree, node), text });
  });
  return uses;
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
