import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));

function conformance(file: string, input = '') {
  const run = spawnSync(process.execPath, ['--import', 'tsx', 'tools/conformance.ts', file], {
    cwd: root,
    input,
    encoding: 'utf8',
  });
  return { status: run.status, lines: run.stdout.trim().split('\n'), error: run.stderr };
}

test('every vector of the domain passes', () => {
  const { status, lines } = conformance('tests/conformance/domain-vectors.jsonl');
  expect(lines).toEqual([expect.stringMatching(/^[3-9]\d\d passed, 0 failed$/)]);
  expect(status).toBe(0);
});

test('a failing, a malformed and an unknown line are each shown, counted, and fail the run', () => {
  const vectors = [
    '{"check":"phone","input":"0501234567","expected":"+966501234567"}',
    '{"check":"phone","input":"050123456","expected":"+96650123456"}',
    '',
    'phone',
    '{"check":"phone","input":"0501234567"}',
    '{"check":"fax","input":"1","expected":null}',
    '{"check":"same-name","input":"محمد","expected":null}',
  ];
  const { status, lines } = conformance('-', vectors.join('\n'));
  expect(lines.filter((line) => line.startsWith('line '))).toEqual([
    'line 2: phone gave null, expected "+96650123456"',
    expect.stringMatching(/^line 4: not JSON: /),
    'line 5: not a vector: "check", "input" and "expected" are needed',
    expect.stringMatching(/^line 6: unknown check "fax"; there are: phone, /),
    'line 7: the input of this check is a list of two texts',
  ]);
  expect(lines.at(-1)).toBe('1 passed, 5 failed');
  expect(status).toBe(1);
});

test('a file that is not there is named', () => {
  expect(conformance('nowhere.jsonl')).toMatchObject({ status: 2, error: 'No such file: nowhere.jsonl\n' });
});
