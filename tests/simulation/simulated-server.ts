import { ProblemError } from '#server/problem.ts';
import { acceptPush } from '#server/sync/accept-push.ts';
import { greet, readPages, type Reader } from '#server/sync/read-pages.ts';
import { digestScopes, repairBucket } from '#server/sync/repair-rows.ts';
import { streamPages } from '#server/sync/stream-pages.ts';
import { scopesAt } from '#server/auth/signed-in.ts';
import type { Device } from '#server/ports.ts';
import { sections as everySection, type Section } from '#shared/association/section.ts';
import { aReader, everyone, nothingRefused } from '#tests/builders/readers.ts';
import { linesRead } from '#tests/fakes/lines-read.ts';
import { createMemorySyncStorage, PlannedFailure } from '#tests/fakes/memory-sync-storage.ts';
import { RefusedError, UnreachableError } from '#renderer/sync/transport.ts';
import { DESKS } from './story.ts';
import type { WorldServer } from './world-server.ts';

/** When the server takes everything: its clock is for people to read. */
const RECEIVED = new Date(Date.UTC(2026, 10, 24, 7));

const someone = { ...everyone, name: 'somebody', state: 'ACTIVE' as const, publicKey: null, revision: 1 };

/** The server's real core over storage in memory. Refusals come as a desk's transport throws them. */
export async function createSimulatedServer(): Promise<WorldServer> {
  const storage = createMemorySyncStorage();
  const served = new Map<string, { readonly sections: readonly Section[]; readonly generation: number }>();
  let backup = storage.state();

  const servedAt = ({ deviceId }: Device) => served.get(deviceId) ?? { sections: everySection, generation: 0 };
  const scopesOf = (device: Device): string[] =>
    scopesAt(servedAt(device), { ...someone, roles: [...someone.roles], sections: [...someone.sections] });
  const readerAt = (device: Device): Reader =>
    aReader(device, { scopes: scopesOf(device), generation: servedAt(device).generation });
  const asHeard: WorldServer['asHeard'] = async (answer) => {
    try {
      return await answer();
    } catch (error) {
      if (error instanceof ProblemError) throw new RefusedError(error.problem);
      if (error instanceof PlannedFailure) throw new UnreachableError('the server failed');
      throw error;
    }
  };
  const device = (name: string, deskCode: string): Device => ({
    associationId: 'association',
    deviceId: `desk-${name}`,
    deskCode,
  });

  return {
    devices: [
      ...Array.from({ length: DESKS }, (_, number) => device(String(number), `0${number + 1}`)),
      device('stranger', '77'),
    ],
    userId: null,
    hello: (desk) => asHeard(() => greet(storage, readerAt(desk))),
    push: (desk, request) => asHeard(() => acceptPush(storage, desk, request, RECEIVED, nothingRefused)),
    pull: (desk, request) => asHeard(() => readPages(storage, readerAt(desk), request)),
    stream: (desk, request) => linesRead(streamPages(storage, async () => readerAt(desk), request)),
    digest: (desk, request) => asHeard(() => digestScopes(storage, readerAt(desk), request)),
    repair: (desk, request) => asHeard(() => repairBucket(storage, readerAt(desk), request)),
    asHeard,
    state: async () => storage.state(),
    failAt: (step) => storage.failAt(step),
    async serve(desk, sections) {
      served.set(desk.deviceId, { sections, generation: servedAt(desk).generation + 1 });
    },
    scopes: async (desk) => scopesOf(desk),
    async backUp() {
      backup = storage.backUp();
    },
    async restore() {
      const before = storage.state().log;
      storage.restore(backup);
      const left = new Set(storage.state().log.map(({ operation }) => operation.at));
      return new Set(before.map(({ operation }) => operation.at).filter((stamp) => !left.has(stamp)));
    },
    settled: async () => undefined,
    end: async () => undefined,
  };
}
