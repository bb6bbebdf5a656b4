import type { HelloResponse } from '#shared/contract/hello.ts';
import type { PullRequest, PullResponse, ScopePage } from '#shared/contract/pull.ts';
import { SYNC_PROTOCOL } from '#shared/contract/protocol.ts';
import { grantedScopes } from '#shared/access/granted-scopes.ts';
import { roles } from '#shared/access/role.ts';
import { sections } from '#shared/association/section.ts';
import type { Device, SyncStorage } from '../ports.ts';
import { ProblemError } from '../problem.ts';

/** Every desk serves every section until users carry sections of their own. */
const scopesOfDesk = (): string[] => grantedScopes({ userId: 'desk', roles, sections });

/** Tells a desk where the server stands and what it has of this desk. */
export async function greet(storage: SyncStorage, device: Device): Promise<HelloResponse> {
  const { epoch, generation } = await storage.standing(device.associationId);
  return {
    protocol: SYNC_PROTOCOL,
    epoch,
    generation,
    scopes: scopesOfDesk(),
    lastMid: await storage.lastMid(device),
  };
}

/** The scopes the desk may hold; refuses one that speaks another protocol or stands in another epoch or generation. */
export async function scopesFor(
  storage: SyncStorage,
  device: Device,
  position: { readonly protocol: number; readonly epoch: number; readonly generation: number },
): Promise<string[]> {
  if (position.protocol !== SYNC_PROTOCOL) throw new ProblemError('protocol-unsupported');
  const { epoch, generation } = await storage.standing(device.associationId);
  if (position.epoch !== epoch || position.generation !== generation) {
    throw new ProblemError('epoch-changed', { epoch });
  }
  return scopesOfDesk();
}

/** Reads what changed after the desk's cursors, one page per scope it may hold; other scopes are not answered. */
export async function readPages(storage: SyncStorage, device: Device, request: PullRequest): Promise<PullResponse> {
  const { epoch, generation } = request;
  const pages: Record<string, ScopePage> = {};
  for (const scope of await scopesFor(storage, device, request)) {
    const from = request.cursors[scope];
    if (from === undefined) continue;
    pages[scope] = await storage.readPage(device.associationId, scope, from, request.limit);
  }
  return { epoch, generation, pages };
}
