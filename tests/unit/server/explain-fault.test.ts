import { describe, expect, test } from 'vitest';
import { DatabaseAwayError } from '#server/ports.ts';
import { explainFault } from '#server/explain-fault.ts';

const fault = (code: string, more: object = {}) => Object.assign(new Error(`${code}: whatever`), { code, ...more });

describe('a fault an administrator can mend is one line, Arabic and English', () => {
  test.each([
    ['a port in use', fault('EADDRINUSE', { port: 4180 }), '4180'],
    ['a folder that may not be written', fault('EACCES', { path: '/srv/data' }), '/srv/data'],
    ['a full disk', fault('ENOSPC', { path: '/srv/data' }), 'no space'],
    ['a database that is away', fault('ECONNREFUSED', { port: 5432 }), '5432'],
    ['a wrong password', fault('28P01'), 'password'],
    ['a missing database', fault('3D000'), 'does not exist'],
  ])('%s', (_what, error, words) => {
    const line = explainFault(error);
    expect(line).toContain(words);
    expect(line).toMatch(/^[^\n]*[\u0600-\u06ff][^\n]* \/ [^\n]*$/);
  });

  test('also where it lies behind other faults', () => {
    const behind = new Error('the migration failed', { cause: new DatabaseAwayError(fault('3D000')) });
    expect(explainFault(behind)).toContain('does not exist');
  });
});

test('a fault nobody foresaw keeps its own words', () => {
  expect(explainFault(new Error('the sky fell'))).toBe('the sky fell');
  expect(explainFault(fault('EWHATEVER'))).toBe('EWHATEVER: whatever');
  expect(explainFault('nothing')).toBe('nothing');
});
