import { z } from 'zod';

/** Every refusal of the server, by code; the desk's language files hold the sentence for each. */
export const ProblemCode = z.enum([
  'malformed-request',
  'body-too-large',
  'unknown-route',
  'not-signed-in',
  'secret-wrong',
  'not-permitted',
  'device-revoked',
  'user-unknown',
  'desk-unknown',
  'last-administrator',
  'own-administration',
  'code-unknown',
  'no-desk-code-left',
  'protocol-unsupported',
  'epoch-changed',
  'operation-gap',
  'device-cloned',
  'too-many-requests',
  'server-unavailable',
  'internal-fault',
]);
export type ProblemCode = z.infer<typeof ProblemCode>;

/** A problem document (RFC 9457): what went wrong, for machines by `code`, for people in `title`. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: ProblemCode,
  /** The epoch now in force, with `epoch-changed`. */
  epoch: z.int().optional(),
  /** The next mid the server expects from this device, with `operation-gap`. */
  expectedMid: z.int().optional(),
  /** The field that is wrong, with `malformed-request`. */
  field: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;
