import { HANDOVER_LIMIT, HandoverFile, handoverPlace, type HandoverContent } from '#shared/contract/handover.ts';
import type { Enrolment } from '#shared/contract/enrolment.ts';
import { PUSH_LIMIT } from '#shared/contract/push.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Operation } from '#shared/sync/operation.ts';
import { sealingKeyOf } from '#shared/verification/signing-key.ts';
import { toBase64Url } from '../sealing/base64-url.ts';
import type { DeskDatabase } from '../store/database.ts';
import { openOperation } from '../store/outbox.ts';
import { sealOnce } from '../sealing/sealing-box.ts';
import type { Vault } from '../sealing/vault.ts';

interface HandoverDependencies {
  readonly database: DeskDatabase;
  readonly vault: Vault;
  readonly enrolment: Pick<Enrolment, 'associationId' | 'deviceId' | 'deskCode' | 'token'>;
  /** The association's public key; null until the first sync has brought it. */
  readonly associationKey: () => Promise<string | null>;
  readonly now: () => string;
}

/** A finished file, and how many operations are in it. */
export interface Handover {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly count: number;
}

/**
 * Puts what waits into a file that only the association's server can open, for a desk that will not reach it. Nothing
 * leaves the outbox: should the desk send after all, the server knows what it has by its mid and takes nothing twice.
 */
export function createHandover({ database, vault, enrolment, associationKey, now }: HandoverDependencies) {
  return {
    async make(): Promise<Result<Handover, 'nothing-waits' | 'no-association-key' | 'too-much'>> {
      const key = await associationKey();
      if (key === null) return err('no-association-key');
      const rows = await database.outbox.orderBy('mid').toArray();
      if (rows.length === 0) return err('nothing-waits');
      const operations = await Promise.all(rows.map((row) => openOperation(vault, row)));
      if (handoverRuns(operations, { most: rows.length }).length > 1) return err('too-much');
      const madeAt = now();
      const file = await sealHandover(key, enrolment, operations, madeAt);
      return ok({
        name: `istiqbal-${enrolment.deskCode}-${madeAt.slice(0, 10)}.istiqbal`,
        bytes: new TextEncoder().encode(JSON.stringify(file)),
        count: operations.length,
      });
    },
  };
}

/** UTF-8 bytes of operations that a file has room for: base64 makes four of three, and some is written around them. */
const ROOM = (HANDOVER_LIMIT - 64 * 1024) * 0.75;

/** The operations in their order, in runs of which each fits one file: by its bytes, and by how many travel at once. */
export function handoverRuns(
  operations: readonly Operation[],
  { most = PUSH_LIMIT, room = ROOM }: { readonly most?: number; readonly room?: number } = {},
): Operation[][] {
  const runs: Operation[][] = [];
  let used = 0;
  for (const operation of operations) {
    const bytes = new TextEncoder().encode(JSON.stringify(operation)).length + 1;
    const run = runs.at(-1);
    if (run && run.length < most && used + bytes <= room) {
      run.push(operation);
      used += bytes;
    } else {
      runs.push([operation]);
      used = bytes;
    }
  }
  return runs;
}

/** Seals a run of a desk's operations to the association, so that its server can take them from whoever brings them. */
export async function sealHandover(
  associationKey: string,
  { associationId, deviceId, deskCode, token }: HandoverDependencies['enrolment'],
  operations: Operation[],
  madeAt: string,
): Promise<HandoverFile> {
  const outside = {
    kind: 'istiqbal-handover',
    version: 1,
    associationId,
    deviceId,
    deskCode,
    madeAt,
    count: operations.length,
  } as const;
  const content: HandoverContent = { token, operations };
  const { encapsulation, sealed } = await sealOnce(sealingKeyOf(associationKey), content, handoverPlace(outside));
  return { ...outside, encapsulation: toBase64Url(encapsulation), sealed: toBase64Url(sealed) };
}

/** Reads a file of another desk of this association; null where it is none. */
export function readHandover(bytes: Uint8Array): HandoverFile | null {
  try {
    return HandoverFile.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data ?? null;
  } catch {
    return null;
  }
}
