import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { mutants } from '../../simulation/mutants.ts';

test.each(mutants)('the fault «$name» can still be planted in $file', async ({ file, from, to }) => {
  const source = await readFile(new URL(`../../../${file}`, import.meta.url), 'utf8');
  expect(source.split(from), 'stands exactly once').toHaveLength(2);
  expect(to).not.toBe(from);
});

test('no fault is planted twice, and there are at least thirty', () => {
  const changes = mutants.map(({ file, from, to }) => `${file}\n${from}\n${to}`);
  expect(new Set(changes).size).toBe(changes.length);
  expect(changes.length).toBeGreaterThanOrEqual(30);
});
