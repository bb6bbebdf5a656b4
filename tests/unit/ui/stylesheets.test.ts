import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const renderer = new URL('../../../renderer/', import.meta.url);
const sheets = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.css') && !path.endsWith('tokens.css'))
  .map((path) => ({
    path,
    rules: readFileSync(new URL(path.replaceAll('\\', '/'), renderer), 'utf8').replace(/\/\*[^]*?\*\//g, ''),
  }));
const tokens = readFileSync(new URL('styles/tokens.css', renderer), 'utf8');

const offenders = (pattern: RegExp) =>
  sheets.flatMap(({ path, rules }) => [...rules.matchAll(pattern)].map(([found]) => `${path}: ${found.trim()}`));

test('there are style sheets to look at', () => {
  expect(sheets.length).toBeGreaterThan(20);
});

test('only the tokens name a colour', () => {
  expect(offenders(/#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|oklab|lab|lch|color-mix|light-dark)\(/gi)).toEqual([]);
});

test('only the tokens name a duration', () => {
  expect(offenders(/(?<![\w.-])\d[\d.]*m?s\b/g)).toEqual([]);
});

test('the parts name no length of their own; screens may lay out their regions', () => {
  // A condition takes no token.
  const lengths = offenders(/(?<![\w.-]|@container[^{]*)\d[\d.]*(?:px|rem|em|ch)\b/g);
  expect(lengths.filter((found) => found.startsWith('ui/'))).toEqual([]);
});

/** Properties that a component sets on its own element: `style={{ '--at': …`. */
const namesSetByScripts = (): string[] =>
  readdirSync(renderer, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.tsx'))
    .flatMap((path) => [
      ...readFileSync(new URL(path.replaceAll('\\', '/'), renderer), 'utf8').matchAll(/'--([\w-]+)'/g),
    ])
    .map(([, name = '']) => name);

test('every token that is used exists', () => {
  const defined = new Set([...tokens.matchAll(/--([\w-]+):/g)].map(([, name]) => name));
  // Set by a component on its own element, or by React Aria.
  const local = new Set(
    sheets.flatMap(({ rules }) => [...rules.matchAll(/(?:^|[\s{;])--([\w-]+):/g)].map(([, name]) => name)),
  );
  const fromScripts = new Set([...namesSetByScripts(), 'trigger-width']);
  const unknown = sheets.flatMap(({ path, rules }) =>
    [...rules.matchAll(/var\(--([\w-]+)/g)]
      .map(([, name = '']) => name)
      .filter((name) => !defined.has(name) && !local.has(name) && !fromScripts.has(name))
      .map((name) => `${path}: --${name}`),
  );
  expect(unknown).toEqual([]);
});

test('sides are named by the direction of reading, never left or right', () => {
  expect(offenders(/(?:^|[\s;{])(?:margin|padding|border)?-?(?:left|right)(?:-[\w-]+)?\s*:/g)).toEqual([]);
  expect(offenders(/(?:text-align|float|clear)\s*:\s*(?:left|right)\b/g)).toEqual([]);
});

test('Arabic text is never spaced out, slanted or underlined', () => {
  expect(offenders(/letter-spacing|font-style\s*:\s*italic|text-decoration\s*:\s*underline|text-transform/g)).toEqual(
    [],
  );
});
