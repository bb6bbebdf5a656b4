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

/** Letters of the longest name and id number that are kept. */
export const LONGEST_NAME = 200;
export const LONGEST_ID_NUMBER = 30;

/** What everybody at a desk must know before the person is spoken of, called or asked to sign. */
export const PersonFlag = z.enum(['DO_NOT_DISCLOSE', 'SAFE_CONTACT_ONLY', 'MINOR']);
export type PersonFlag = z.infer<typeof PersonFlag>;

/** The flags of one person. */
export const PersonFlags = z.array(PersonFlag).max(20);

/**
 * A person the association serves. Only one of name, phone or "anonymous" is ever asked for, so the name may be empty
 * when a phone number is all that is known.
 */
export const Person = z.strictObject({
  section: Section,
  name: z.string().max(LONGEST_NAME),
  gender: Gender,
  idType: IdType,
  idNumber: z.string().max(LONGEST_ID_NUMBER),
  villageId: z.string().max(40).nullable(),
  birth: Birth.nullable(),
  flags: PersonFlags,
  firstContactAt: z.iso.datetime(),
  /** The record that stands for this person since two were merged; null while the record stands for itself. */
  mergedInto: z.string().max(64).nullable(),
});
export type Person = z.infer<typeof Person>;
