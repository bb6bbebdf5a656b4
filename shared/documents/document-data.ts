import { z } from 'zod';
import { toHijri } from '#shared/kernel/hijri-date.ts';

/** Text of one line: no line ends, no tabs, nothing but spaces is not enough. Spaces at its ends are dropped. */
export const LineOfText = z.string().trim().min(1).max(400);

/** A line that may be left empty: then nothing is set in its place. */
export const OptionalLine = z.string().trim().max(400);

/** Running text: paragraphs are parted by line ends. */
export const RunningText = z.string().trim().min(1).max(6000);

/** A day, `2026-02-08`, within the published Umm al-Qura tables: papers show it Hijri first, Gregorian beside it. */
export const IsoDay = z.iso.date().refine((day) => toHijri(day) !== null, { params: { reason: 'outside-calendar' } });

/** The clock of the desk, `16:30`. */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** ٠١٢ or 012: one set for a whole document. */
export const DigitStyle = z.enum(['arabic', 'latin']);
export type DigitStyle = z.infer<typeof DigitStyle>;

/** The texts of volunteers, officers and people who come to the desk agree with it. */
export const Gender = z.enum(['MALE', 'FEMALE']);
export type Gender = z.infer<typeof Gender>;

/** A wording in both genders. */
export const GenderedText = z.strictObject({ MALE: LineOfText, FEMALE: LineOfText });
export type GenderedText = z.infer<typeof GenderedText>;

/** A reference number as the numbering gives it: `1447/03/00123/64`. */
export const ReferenceText = z.string().trim().min(1).max(40);

/** What a printed copy says about itself. */
export const Marks = z.strictObject({
  draft: z.boolean().optional(),
  /** «نسخة رقم ن»: the second print is copy 2. */
  copy: z.int().min(2).max(99).optional(),
  /** «بدل فاقد» */
  replacement: z.boolean().optional(),
});
export type Marks = z.infer<typeof Marks>;
