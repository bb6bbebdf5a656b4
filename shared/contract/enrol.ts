import { z } from 'zod';

/** `POST /enrolment-codes` (administrator): a one-time code that makes one computer a desk. */
export const EnrolmentCode = z.strictObject({ code: z.string(), expiresAt: z.iso.datetime() });
export type EnrolmentCode = z.infer<typeof EnrolmentCode>;

/** The longest name that a computer gives itself as a desk. */
export const LONGEST_DESK_NAME = 60;

/** `POST /enrol`: a computer becomes a desk. */
export const EnrolRequest = z.strictObject({
  code: z.string().min(4).max(40),
  /** Words on one line. */
  deskName: z
    .string()
    .min(1)
    .max(LONGEST_DESK_NAME)
    // oxlint-disable-next-line no-control-regex -- written out, so that the pattern says the same in every language
    .regex(/^[^\u0000-\u001f\u007f-\u009f]*$/),
  /** The desk that this computer was until it could not read its own keys any more; the code has to be for that desk. */
  was: z.uuid().optional(),
});
export type EnrolRequest = z.infer<typeof EnrolRequest>;

/**
 * What makes a desk this desk. The two-digit desk code is leased to it once and never to another: it is what keeps
 * reference numbers unique without a network.
 */
export const EnrolResponse = z.strictObject({
  associationId: z.string(),
  deviceId: z.string(),
  deskCode: z.string().regex(/^\d{2}$/),
  token: z.string().min(20),
});
export type EnrolResponse = z.infer<typeof EnrolResponse>;
