import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sameName } from '#shared/text/name-keys.ts';

type Vector = { readonly check: string; readonly input: unknown; readonly expected: unknown };

const file = new URL('../../../conformance/domain-vectors.jsonl', import.meta.url);
const pairs = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Vector)
  .filter(({ check }) => check === 'same-name')
  .map(({ input, expected }) => [...(input as [string, string]), expected] as const);

test('the file holds at least a hundred pairs in two scripts', () => {
  expect(pairs.filter(([, latin]) => /[a-z]/i.test(latin)).length).toBeGreaterThan(100);
});

test.each(pairs)('N7–N9 «%s» and «%s» agree: %s', (a, b, agreement) => {
  expect(sameName(a, b)).toBe(agreement);
});
