import { z } from 'zod';

/** Characters of the longest name, the longest text and the longest words on how to be reached that a complaint keeps. */
export const LONGEST_COMPLAINT_NAME = 200;
export const LONGEST_COMPLAINT_TEXT = 4000;
export const LONGEST_CONTACT_DETAIL = 200;

const Name = z.string().max(LONGEST_COMPLAINT_NAME);
const Phone = z.string().max(40);

/** Who complains: somebody in the records, a caller with a number or a name, or nobody who wants to be known. */
export const Complainant = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('known'), personId: z.string().max(64), name: Name, phone: Phone }),
  z.strictObject({ kind: z.literal('caller'), name: Name, phone: Phone }),
  z.strictObject({ kind: z.literal('anonymous') }),
]);
export type Complainant = z.infer<typeof Complainant>;

/** Whom or what it is about. Somebody who works here is named by his user id: he must not be among its readers. */
export const ComplaintSubject = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('staff'), userId: z.string().max(64), name: Name }),
  z.strictObject({ kind: z.literal('other'), name: Name }),
  z.strictObject({ kind: z.literal('unnamed') }),
]);
export type ComplaintSubject = z.infer<typeof ComplaintSubject>;

export const ComplaintSeverity = z.enum(['ORDINARY', 'SERIOUS', 'URGENT']);
export type ComplaintSeverity = z.infer<typeof ComplaintSeverity>;

/** How the complainant may be reached without harm to him. */
export const SafeContact = z.strictObject({
  way: z.enum(['ANY_TIME', 'AT_HOURS', 'OTHER_WAY', 'NEVER']),
  /** The hours, or the other number. */
  detail: z.string().max(LONGEST_CONTACT_DETAIL),
});
export type SafeContact = z.infer<typeof SafeContact>;

/** What is sealed when a complaint is taken down. */
export const ComplaintBody = z.strictObject({
  complainant: Complainant,
  subject: ComplaintSubject,
  /** The id of a category in the association's wording. */
  category: z.string().max(40),
  severity: ComplaintSeverity,
  text: z.string().min(1).max(LONGEST_COMPLAINT_TEXT),
  safeContact: SafeContact,
  takenBy: z.string().max(64),
});
export type ComplaintBody = z.infer<typeof ComplaintBody>;
