import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSettings } from '#server/settings.ts';

const settings = (...args: string[]) => readSettings(['--data', 'd', ...args], {});

describe('the command line', () => {
  test('serves this machine only, on the port that desks know, with its own database, unless told otherwise', () => {
    expect(settings()).toEqual({
      dataFolder: resolve('d'),
      port: 4180,
      host: '127.0.0.1',
      staticFolder: null,
      databaseUrl: null,
      associationFile: null,
      backupFolder: null,
      metricsToken: null,
      demo: false,
      demoPeople: false,
    });
  });

  test('may name everything', () => {
    const read = readSettings(
      [
        '--data',
        'd',
        '--port',
        '0',
        '--host',
        '0.0.0.0',
        '--static',
        's',
        '--association',
        'a',
        '--backups',
        'b',
        '--demo',
      ],
      {
        DATABASE_URL: 'postgresql://db/desk',
      },
    );
    expect(read).toMatchObject({
      port: 0,
      host: '0.0.0.0',
      staticFolder: resolve('s'),
      associationFile: resolve('a'),
      backupFolder: resolve('b'),
      demo: true,
    });
    expect(read.databaseUrl).toBe('postgresql://db/desk');
  });

  test.each(['-1', '65536', '80.5', 'http', ''])('names a port that is none: «%s»', (port) => {
    expect(() => settings(`--port=${port}`)).toThrow(/is not a port number/);
  });

  test('must name the folder of the data', () => {
    expect(() => readSettings([], {})).toThrow(/--data/);
  });

  test('may not say what nobody knows', () => {
    expect(() => settings('--dta', 'x')).toThrow(/dta/);
  });
});

test('the token that lets the figures be read from elsewhere is long, or the server does not start', () => {
  const withToken = (token: string) => readSettings(['--data', 'd'], { ISTIQBAL_METRICS_TOKEN: token });
  expect(withToken('x'.repeat(24)).metricsToken).toBe('x'.repeat(24));
  for (const token of ['', 'short', `${'x'.repeat(24)} y`])
    expect(() => withToken(token)).toThrow('ISTIQBAL_METRICS_TOKEN');
});
