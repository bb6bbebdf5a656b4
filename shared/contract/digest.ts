import { z } from 'zod';
import { DIGEST_MODULUS } from '../sync/digest.ts';

/** `POST /sync/digest`: what the server holds of each scope, bucket by bucket (`shared/sync/digest.ts`). */
export const DigestRequest = z.strictObject({
  protocol: z.int(),
  epoch: z.int(),
  generation: z.int(),
  scopes: z.array(z.string().max(60)).max(50),
});
export type DigestRequest = z.infer<typeof DigestRequest>;

/** Empty buckets are left out. */
export const BucketDigest = z.strictObject({
  bucket: z.int().min(0).max(255),
  count: z.int().min(1),
  sum: z.int().min(0).max(DIGEST_MODULUS),
});
export type BucketDigest = z.infer<typeof BucketDigest>;

export const DigestResponse = z.strictObject({ scopes: z.record(z.string(), z.array(BucketDigest)) });
export type DigestResponse = z.infer<typeof DigestResponse>;
