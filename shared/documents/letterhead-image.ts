import { z } from 'zod';

/** Letters of the data URL: about 300 KB of picture, which is plenty for a few centimetres of paper and travels to every desk. */
export const LONGEST_IMAGE = 420_000;

/** A PNG or JPEG of the association's own as a data URL. */
export const LetterheadImage = z
  .string()
  .max(LONGEST_IMAGE)
  .regex(/^data:image\/(png|jpeg);base64,[A-Za-z0-9+/]+=*$/)
  .meta({ field: 'image' });
