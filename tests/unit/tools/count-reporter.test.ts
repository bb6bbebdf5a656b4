import { expect, test } from 'vitest';
import type { TestModule } from 'vitest/node';
import { countTests } from '#tests/reporters/count-reporter.ts';

interface FakeSuite {
  readonly states?: readonly string[];
  /** What was wrong at the first attempt of tests that passed at the second. */
  readonly unsteady?: string;
  readonly errors?: readonly string[];
  readonly suiteErrors?: readonly string[];
}

/** As much of Vitest's module as counting looks at. */
function moduleOf({ states = [], unsteady, errors = [], suiteErrors = [] }: FakeSuite): TestModule {
  const module = { moduleId: '/x/tests/unit/a.test.ts', errors: () => errors };
  const tests = states.map((state, index) => ({
    result: () => ({ state, errors: unsteady === undefined ? undefined : [{ message: unsteady }] }),
    diagnostic: () => ({ flaky: unsteady !== undefined }),
    fullName: `test ${index}`,
    module,
  }));
  const children = { allTests: () => tests, allSuites: () => [{ errors: () => suiteErrors }] };
  return { ...module, children } as unknown as TestModule;
}

test('tests are counted by how they ended, and the skipped ones named', () => {
  expect(countTests([moduleOf({ states: ['passed', 'passed', 'failed', 'skipped'] })], 0)).toEqual({
    passed: 2,
    failed: 1,
    skipped: 1,
    skippedNames: ['unit/a.test.ts: test 3'],
    unsteadyNames: [],
  });
});

test('what passed at a second attempt only is named, with what was wrong at the first', () => {
  const module = moduleOf({ states: ['passed'], unsteady: '\u001b[31mseed 7: expected 1\u001b[39m' });
  expect(countTests([module], 0).unsteadyNames).toEqual(['unit/a.test.ts: test 0\n  seed 7: expected 1']);
});

test('a file that could not be loaded, a broken hook and an error outside any test each count as a failure', () => {
  expect(countTests([moduleOf({ errors: ['no such import'] })], 0).failed).toBe(1);
  expect(countTests([moduleOf({ states: ['passed'], suiteErrors: ['hook'] })], 0).failed).toBe(1);
  expect(countTests([moduleOf({ states: ['passed'] })], 1).failed).toBe(1);
});

test('a test that never came to its end has not passed', () => {
  expect(countTests([moduleOf({ states: ['pending'] })], 0)).toMatchObject({ passed: 0, skipped: 1 });
});
