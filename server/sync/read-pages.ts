import { createHash } from 'node:crypto';
import type { HelloResponse } from '#shared/contract/hello.ts';
import type { PullRequest, PullResponse, ScopePage } from '#shared/contract/pull.ts';
import { SYNC_PROTOCOL } from '#shared/contract/protocol.ts';
import type { Actor } from '#shared/access/actor.ts';
import { saveText } from '#shared/sync/save-identity.ts';
import type { Device, SyncStorage } from '../ports.ts';
import { ProblemError } from '../problem.ts';

/** Whoever reads: a person at a desk, and what both together may hold. */
export interface Reader {
  readonly device: Device;
  readonly actor: Actor;
  readonly scopes: readonly string[];
  /** Raised when the grants of either change; counts on from the association's own. */
  readonly generation: number;
}

/** Tells a desk where the server stands, what it has of this desk, and what may be held there now. */
export async function greet(storage: SyncStorage, reader: Reader): Promise<HelloResponse> {
  const { device, actor, scopes } = reader;
  const { epoch, generation } = await storage.standing(device.associationId);
  const lastMid = await storage.lastMid(device);
  const lastSave = await storage.saveAt(device, lastMid);
  return {
    protocol: SYNC_PROTOCOL,
    epoch,
    generation: generation + reader.generation,
    scopes: [...scopes],
    person: { userId: actor.userId, roles: [...actor.roles], sections: [...actor.sections] },
    lastMid,
    stableMid: await storage.stableMid(device),
    lastSave: lastSave && createHash('sha256').update(saveText(lastSave)).digest('hex'),
  };
}

/** The scopes the desk may hold; refuses one that speaks another protocol or stands in another epoch or generation. */
export async function scopesFor(
  storage: SyncStorage,
  { device, scopes, generation: own }: Reader,
  position: { readonly protocol: number; readonly epoch: number; readonly generation: number },
): Promise<readonly string[]> {
  if (position.protocol !== SYNC_PROTOCOL) throw new ProblemError('protocol-unsupported');
  const { epoch, generation } = await storage.standing(device.associationId);
  if (position.epoch !== epoch || position.generation !== generation + own) {
    throw new ProblemError('epoch-changed', { epoch });
  }
  return scopes;
}

/** Reads what changed after the desk's cursors, one page per scope it may hold; other scopes are not answered. */
export async function readPages(storage: SyncStorage, reader: Reader, request: PullRequest): Promise<PullResponse> {
  const { epoch, generation } = request;
  const { device } = reader;
  const pages: Record<string, ScopePage> = {};
  for (const scope of await scopesFor(storage, reader, request)) {
    const from = request.cursors[scope];
    if (from === undefined) continue;
    pages[scope] = await storage.readPage(device.associationId, scope, from, request.limit);
  }
  return { epoch, generation, pages };
}
