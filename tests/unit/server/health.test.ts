import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { buildApp } from '#server/app.ts';
import { freeBytesAt } from '#server/free-bytes.ts';
import { emptyServer } from '#tests/fakes/empty-server.ts';

const isRoot = process.getuid?.() === 0;
const MEGABYTE = 1024 * 1024;

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'istiqbal-health-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** What `/healthz` answers where the data lies in this folder. */
async function healthAt(freeBytes: () => Promise<number>, isDatabaseUp = true) {
  const app = await buildApp({
    ...emptyServer(),
    pokes: { onChange: () => () => undefined },
    isDatabaseUp: async () => isDatabaseUp,
    freeBytes,
    poolGauges: () => ({}),
    metricsToken: null,
    administrationSecret: 'nobody-is-told-this-one',
    requestsPerMinute: 1000,
    browserEditionFolder: null,
    log: null,
  });
  onTestFinished(() => app.close());
  const metrics = await app.inject({ method: 'GET', url: '/metrics' });
  const { statusCode, body } = await app.inject({ method: 'GET', url: '/healthz' });
  const figure = /^\S*disk_free_bytes (\d+)$/m.exec(metrics.body)?.[1];
  return { status: statusCode, told: JSON.parse(body) as unknown, figure: Number(figure) };
}

test('the server is well with 500 MB free, and not with a byte less; nor without its database', async () => {
  const least = 500 * MEGABYTE;
  expect(await healthAt(async () => least)).toEqual({
    status: 200,
    told: { database: 'up', disk: 'ok', freeBytes: least },
    figure: least,
  });
  expect(await healthAt(async () => least - 1)).toMatchObject({ status: 503, told: { database: 'up', disk: 'low' } });
  expect(await healthAt(async () => least, false)).toMatchObject({
    status: 503,
    told: { database: 'down', disk: 'ok' },
  });
});

test('what is free is what the file system says is free for programs without special rights', async () => {
  const folder = await aFolder();
  const { bavail, bsize } = await statfs(folder);
  // Others write to this disk meanwhile.
  expect(Math.abs((await freeBytesAt(folder)) - bavail * bsize)).toBeLessThan(0.1 * bavail * bsize);
});

describe.runIf(isRoot)('on a disk of its own', () => {
  test('that fills up the server says so, with what is left, until there is room again', async () => {
    const folder = await aFolder();
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=520m', 'tmpfs', folder]);
    onTestFinished(() => void execFileSync('umount', [folder]));
    const health = () => healthAt(() => freeBytesAt(folder));

    expect(await health()).toMatchObject({ status: 200, told: { disk: 'ok', freeBytes: 520 * MEGABYTE } });
    const ballast = join(folder, 'ballast');
    await writeFile(ballast, new Uint8Array(21 * MEGABYTE));
    const left = 499 * MEGABYTE;
    expect(await health()).toMatchObject({ status: 503, told: { disk: 'low', freeBytes: left }, figure: left });
    await rm(ballast);
    expect(await health()).toMatchObject({ status: 200, told: { disk: 'ok' } });
  });
});
