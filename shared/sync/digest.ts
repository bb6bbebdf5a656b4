import { recordKey, type SyncRecord } from './record.ts';

/*
 * How desk and server find out that they hold the same rows without sending them: every record falls into one of 256
 * buckets of its scope, by the first byte of SHA-256(`table/id`). A bucket is its count and the sum, modulo 2^48, of the
 * first six bytes of SHA-256(`table/id/scope/epoch/revision`) of its records. A desk's row opens only if nothing in it
 * was changed since it was sealed, so what is damaged is missing here.
 */

/** Sums are kept below this. */
export const DIGEST_MODULUS = 2 ** 48;

/** What decides about a record's bucket. */
export const bucketText = (record: Pick<SyncRecord, 'table' | 'id'>): string => recordKey(record);

/** What is summed up of a record. */
export const digestText = ({ table, id, scope, epoch, revision }: DigestedRecord): string =>
  [table, id, scope, epoch, revision].join('/');

/** As much of a record as says which state of it somebody holds. */
export type DigestedRecord = Pick<SyncRecord, 'table' | 'id' | 'scope' | 'epoch' | 'revision'>;

/** The first byte of a SHA-256. */
export const bucketOf = (hash: Uint8Array): number => hash[0] ?? 0;

/** The first six bytes of a SHA-256 as a number. */
export const summandOf = (hash: Uint8Array): number => hash.subarray(0, 6).reduce((sum, byte) => sum * 256 + byte, 0);
