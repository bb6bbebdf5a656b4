import { z } from 'zod';

/** `POST /enrolment-codes` (administrator): a one-time code that makes one computer a desk. */
export const EnrolmentCode = z.strictObject({ code: z.string(), expiresAt: z.iso.datetime() });
export type EnrolmentCode = z.infer<typeof EnrolmentCode>;

const DeskCode = z.string().regex(/^\d{2}$/);

/**
 * The desk that this computer is, where the server was restored from a backup that is older than the desk. It becomes the same desk again, and sends
 * what it has from its beginning; what it sealed for the server with its old token is its own.
 */
const LostDesk = z.strictObject({
  associationId: z.uuid(),
  deviceId: z.uuid(),
  deskCode: DeskCode,
  token: z.string().min(20).max(200),
});

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
  /** With the code for a new desk: the server keeps the desk's own number, unless another desk has it by now. */
  lost: LostDesk.optional(),
});
export type EnrolRequest = z.infer<typeof EnrolRequest>;

/**
 * What makes a desk this desk. The two-digit desk code is leased to it once and never to another: it is what keeps
 * reference numbers unique without a network.
 */
export const EnrolResponse = z.strictObject({
  associationId: z.string(),
  deviceId: z.string(),
  deskCode: DeskCode,
  token: z.string().min(20),
});
export type EnrolResponse = z.infer<typeof EnrolResponse>;
