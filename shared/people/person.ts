import { z } from 'zod';
import { Section } from '../association/section.ts';

export const Gender = z.enum(['MALE', 'FEMALE']);
export type Gender = z.infer<typeof Gender>;

export const IdType = z.enum(['NATIONAL', 'IQAMA', 'GCC', 'BORDER', 'PASSPORT', 'NONE']);
export type IdType = z.infer<typeof IdType>;

/** Year-only births are common, so the precision is kept beside the date. */
export const Birth = z.strictObject({
  date: z.iso.date(),
  calendar: z.enum(['HIJRI', 'GREGORIAN']),
  precision: z.enum(['DAY', 'MONTH', 'YEAR']),
});
export type Birth = z.infer<typeof Birth>;

/**
 * A person the association serves. Only one of name, phone or "anonymous" is ever asked for, so the name may be empty
 * when a phone number is all that is known.
 */
export const Person = z.strictObject({
  section: Section,
  name: z.string().max(200),
  gender: Gender,
  idType: IdType,
  idNumber: z.string().max(30),
  villageId: z.string().max(40).nullable(),
  birth: Birth.nullable(),
  flags: z.array(z.enum(['DO_NOT_DISCLOSE', 'SAFE_CONTACT_ONLY', 'MINOR'])),
  firstContactAt: z.iso.datetime(),
});
export type Person = z.infer<typeof Person>;
