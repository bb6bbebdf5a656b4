import { expect, test } from 'vitest';
import { ProblemError } from '#server/problem.ts';
import { Problem, ProblemCode } from '#shared/contract/problem.ts';

test.each(ProblemCode.options)('the problem %s is a document that desks understand', (code) => {
  const { problem } = new ProblemError(code);
  expect(Problem.parse(problem)).toEqual(problem);
  expect(problem.type).toBe(`urn:istiqbal:problem:${code}`);
  expect(problem.status).toBeGreaterThanOrEqual(400);
});

test('only what the server itself got wrong, or cannot do now, is its fault', () => {
  const faults = ProblemCode.options.filter((code) => new ProblemError(code).problem.status >= 500);
  expect(faults).toEqual(['server-unavailable', 'internal-fault']);
});
