import type { DeskBackup } from '#shared/contract/desk-backup.ts';
import type { HandoverFile, HandoverReceipt } from '#shared/contract/handover.ts';
import type { DeskDatabase } from '../store/database.ts';
import { putDraftsAside } from './returned-drafts.ts';

interface BringingDependencies {
  readonly database: DeskDatabase;
  /** Gives a part to the server; throws where it is not taken. */
  readonly handOver: (file: HandoverFile) => Promise<HandoverReceipt>;
}

/** What became of a backup's changes, summed up. */
export type BroughtBack = HandoverReceipt;

/**
 * Brings a backup of another desk back: its changes go to the server under that desk's numbers and its authors' rights,
 * part after part, its drafts wait here for their owners. Cut off, it is begun again: nothing is taken twice, because the
 * server knows what it has by its number.
 */
export async function bringBack(
  { database, handOver }: BringingDependencies,
  backup: DeskBackup,
  onProgress: (done: number, total: number) => void,
): Promise<BroughtBack> {
  const sum = { taken: 0, known: 0, toDecide: 0 };
  const total = backup.parts.reduce((count, part) => count + part.count, 0);
  let done = 0;
  onProgress(done, total);
  for (const part of backup.parts) {
    const receipt = await handOver(part);
    sum.taken += receipt.taken;
    sum.known += receipt.known;
    sum.toDecide += receipt.toDecide;
    done += part.count;
    onProgress(done, total);
  }
  await putDraftsAside(database, backup);
  return sum;
}
