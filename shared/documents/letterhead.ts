import { z } from 'zod';
import { LineOfText, OptionalLine } from './document-data.ts';

/** A PNG or JPEG image as a data URL. */
const ImageDataUrl = z
  .string()
  .regex(/^data:image\/(png|jpeg);base64,[A-Za-z0-9+/=\s]+$/)
  .max(3_000_000);

/** A drawing in fills of one colour each, in the units of its own box, y downwards (SVG path data with M L H V C Q Z). */
export const VectorLogo = z.strictObject({
  width: z.number().positive(),
  height: z.number().positive(),
  fills: z
    .array(z.strictObject({ colour: z.string().regex(/^#[0-9A-Fa-f]{6}$/), path: z.string().min(1).max(100_000) }))
    .min(1),
});

export type VectorLogo = z.infer<typeof VectorLogo>;

/** Who issues a paper: the same on every document of the association. */
export const Letterhead = z.strictObject({
  /** One or two lines; papers with a single line join them. */
  nameLines: z.array(LineOfText).min(1).max(2),
  authority: OptionalLine,
  licence: OptionalLine,
  address: OptionalLine.optional(),
  phone: OptionalLine,
  /** Without one, a mark of the association's own style stands in. */
  logo: z.union([VectorLogo, ImageDataUrl]).optional(),
  /** Printed where the stamp goes, in the place of its ring. */
  stamp: ImageDataUrl.optional(),
});
export type Letterhead = z.infer<typeof Letterhead>;
