import { z } from 'zod';
import { DigitStyle, IsoDay, LineOfText, Marks, ReferenceText } from './document-data.ts';
import { Letterhead } from './letterhead.ts';
import { Signatory } from './certificate.ts';

/** How far a printed field must move on this printer to meet the ruled line of the paper, in millimetres. */
const FieldOffset = z.strictObject({ dx: z.number().min(-15).max(15), dy: z.number().min(-15).max(15) });

/** An official letter: on blank paper with its head drawn, or on the association's own printed paper. */
export const LetterData = z.strictObject({
  letterhead: Letterhead,
  paper: z.enum(['drawn', 'preprinted']).default('drawn'),
  digits: DigitStyle.default('arabic'),
  refNo: ReferenceText,
  date: IsoDay,
  attachments: LineOfText.optional(),
  to: LineOfText,
  /** «حفظه الله», at the end of the line. */
  honorific: LineOfText.optional(),
  greeting: LineOfText,
  subject: LineOfText,
  /** Over many pages, where somebody is given all that is recorded of him. */
  body: z.string().trim().min(1).max(40_000),
  closing: LineOfText,
  signatory: Signatory,
  qrPayload: z.string().min(1).max(500).optional(),
  marks: Marks.default({}),
  /** Of preprinted paper only: the three fields are set apart from the rest. */
  fieldOffsets: z
    .strictObject({ number: FieldOffset.optional(), date: FieldOffset.optional(), attachments: FieldOffset.optional() })
    .default({}),
});
export type LetterData = z.infer<typeof LetterData>;
