import { expect, test } from 'vitest';
import type { PushRequest } from '#shared/contract/push.ts';
import { createGivingUp } from '#renderer/desk/drafts/give-up.ts';
import { UnreachableError } from '#renderer/sync/transport.ts';
import { acceptPush } from '#server/sync/accept-push.ts';
import { NOON } from '#tests/builders/operations.ts';
import { createMemorySyncStorage } from '#tests/fakes/memory-sync-storage.ts';
import { anIntake, openLab, type Lab } from '../../data/desk-lab.ts';
import { refusal } from '../../sync/sync-lab.ts';

const DEVICE = { associationId: 'association-1', deviceId: 'desk-a', deskCode: '01' };

/** A desk with an intake that waits, at a server that has revoked it. */
async function revokedDesk() {
  const lab = await openLab();
  const server = createMemorySyncStorage();
  await lab.sync.savePosition({ epoch: 1 });
  await lab.requests.record(anIntake());
  let trouble = (): void => undefined;
  const told: string[] = [];
  const push = async (request: PushRequest) => {
    trouble();
    const answer = await acceptPush(server, DEVICE, request, new Date(NOON), () => 'device-revoked');
    told.push(...answer.results.map(({ outcome, reason }) => `${outcome} ${reason}`));
    return answer;
  };
  const giveUp = createGivingUp({ store: lab.sync, transport: { push }, destroy: () => told.push('destroyed') });
  return { lab, told, giveUp, trouble: (fault: () => void) => (trouble = fault) };
}
const waitingOf = (lab: Lab): Promise<number> => lab.sync.waitingCount();

test('a revoked desk sends what waits, for the server to keep aside, and only then destroys itself', async () => {
  const { lab, told, giveUp } = await revokedDesk();
  await giveUp();
  expect(told).toEqual([...Array.from({ length: 3 }, () => 'quarantined device-revoked'), 'destroyed']);
  expect(await waitingOf(lab)).toBe(0);
});

test('where nothing waits it asks for nothing more', async () => {
  const { told, giveUp } = await revokedDesk();
  await giveUp();
  told.length = 0;
  await giveUp();
  expect(told).toEqual(['destroyed']);
});

test.each([
  ['is away', () => new UnreachableError('nobody there')],
  ['does not take it', () => refusal('not-signed-in')],
] as const)('while the server %s, nothing is destroyed; the next time it is', async (_what, fault) => {
  const { lab, told, giveUp, trouble } = await revokedDesk();
  trouble(() => {
    throw fault();
  });
  await giveUp();
  expect(told).toEqual([]);
  expect(await waitingOf(lab)).toBe(3);
  trouble(() => undefined);
  await giveUp();
  expect(told.at(-1)).toBe('destroyed');
  expect(await waitingOf(lab)).toBe(0);
});

test('refused twice at once, it gives up once', async () => {
  const { told, giveUp } = await revokedDesk();
  await Promise.all([giveUp(), giveUp()]);
  expect(told.filter((word) => word === 'destroyed')).toHaveLength(1);
});
