import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { VerificationFacts } from '#shared/verification/verification-facts.ts';
import { createSigner } from '#shared/verification/signing-key.ts';
import { aCreation } from '#tests/builders/operations.ts';
import { aPerson } from '#tests/builders/records.ts';
import { createDesk, enrolDirectly, send } from './desk.ts';
import { useDatabase } from './database-lab.ts';
import { startServer, type ListeningServer } from './server-lab.ts';

const lab = useDatabase('attempt');
let server: ListeningServer;
let folder = '';

const BUILT =
  '<meta http-equiv="content-security-policy" content="default-src \'none\'">' +
  '<script type="application/json" id="facts">"facts are put here"</script>';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'istiqbal-verify-'));
  await writeFile(join(folder, 'verify.html'), BUILT);
  server = await startServer(lab.connectionString(), lab.associationId(), { browserEditionFolder: folder });
});
afterEach(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

const factsIn = (html: unknown): VerificationFacts =>
  VerificationFacts.parse(JSON.parse(/id="facts">(.*)<\/script>/.exec(String(html))?.[1] ?? ''));

test('the public page holds keys and withdrawn numbers, and nobody’s name', async () => {
  const desk = createDesk(server.url, (await enrolDirectly(lab.connection(), lab.associationId())).token);
  await desk.hello();
  expect(factsIn((await send(server.url, '/verify')).body)).toMatchObject({ keys: [], standings: [] });

  const { publicKey } = createSigner(new Uint8Array(32).fill(6));
  await desk.post('/signing-keys', { publicKey });
  const standing = { certificateNumber: '1448/01/00002/28', state: 'REVOKED', since: '2026-11-24' };
  await desk.push([
    aCreation('people', 'person-1', aPerson({ name: 'سعد بن علي الشهري' })),
    aCreation('certificateStandings', '1448-01-00002-28', standing, { mid: 2 }),
  ]);
  const { status, headers, body } = await send(server.url, '/verify');
  expect(status).toBe(200);
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
  expect(factsIn(body)).toMatchObject({ keys: [{ publicKey }], standings: [standing] });
  expect(body).not.toContain('سعد');
});

test('a server without the built page has no such address', async () => {
  await rm(join(folder, 'verify.html'));
  const other = await startServer(lab.connectionString(), lab.associationId(), { browserEditionFolder: folder });
  expect((await send(other.url, '/verify')).status).toBe(404);
  await other.stop();
});
