import { writeFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** What `npm test` needs of a run: how many tests passed, failed and were skipped, and which stand out. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly skippedNames: readonly string[];
  /** Passed, but not at the first attempt; with what was wrong then, such as the seed of what was drawn. */
  readonly unsteadyNames: readonly string[];
}

/**
 * Counts tests. A file that could not be loaded, a hook that failed and an error outside any test each count as one failure, so that nothing goes
 * wrong unseen.
 */
export function countTests(modules: readonly TestModule[], errorsOutside: number): TestCounts {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const stateOf = (state: string) => tests.filter((test) => test.result().state === state);
  const brokenSuites = modules
    .flatMap((module) => [module, ...module.children.allSuites()])
    .filter((suite) => suite.errors().length > 0);
  const unfinished = [...stateOf('skipped'), ...stateOf('pending')];
  return {
    passed: stateOf('passed').length,
    failed: stateOf('failed').length + brokenSuites.length + errorsOutside,
    skipped: unfinished.length,
    skippedNames: unfinished.map(nameOf),
    unsteadyNames: stateOf('passed')
      .filter((test) => test.diagnostic()?.flaky)
      .map((test) => [nameOf(test), ...wrongAtFirst(test)].join('\n  ')),
  };
}

/** What the attempts that failed said, without their colours. */
const wrongAtFirst = (test: TestCase): string[] =>
  (test.result().errors ?? []).map(({ message }) => stripVTControlCharacters(message));

const nameOf = ({ module, fullName }: TestCase): string => `${module.moduleId.split('/tests/').at(-1)}: ${fullName}`;

/** Writes the counts to the file that ISTIQBAL_TEST_COUNTS names, at the end of the run. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const file = process.env['ISTIQBAL_TEST_COUNTS'];
    if (file) writeFileSync(file, JSON.stringify(countTests(modules, errors.length)));
  }
}
