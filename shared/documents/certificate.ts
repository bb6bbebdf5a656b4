import { z } from 'zod';
import {
  DigitStyle,
  Gender,
  GenderedText,
  IsoDay,
  LineOfText,
  Marks,
  OptionalLine,
  ReferenceText,
} from './document-data.ts';
import { certificateLook } from '#shared/volunteers/certificate-look.ts';
import { Letterhead } from './letterhead.ts';

/** The wording of a certificate: the association's own, kept in its settings. */
const CertificateTemplate = z.strictObject({
  title: LineOfText,
  intro: GenderedText,
  /** The lines above and below the title of the opportunity. */
  bodyBefore: GenderedText,
  bodyAfter: GenderedText,
  legal: OptionalLine,
});

/** Who signs. Without a name the line is left for one to be written by hand. */
export const Signatory = z.strictObject({ role: LineOfText, name: LineOfText.optional() });

/** Everything one certificate of participation or of thanks shows. */
export const CertificateData = z
  .strictObject({
    letterhead: Letterhead,
    template: CertificateTemplate,
    accent: z.enum(['participation', 'thanks']).default('participation'),
    digits: DigitStyle.default('arabic'),
    /**
     * The fields الرقم / التاريخ / المرفقات at the head, as on the association's letters. Without them the head names
     * the supervising authority in their place. `number` is the outgoing register's; the certificate's own if absent.
     */
    record: z.strictObject({ number: ReferenceText.optional(), attachments: LineOfText.optional() }).optional(),
    person: z.strictObject({
      name: LineOfText,
      gender: Gender,
      /** Never more of an identity number than this. */
      idLastFour: z
        .string()
        .regex(/^\d{4}$/)
        .optional(),
    }),
    opportunity: z.strictObject({ title: LineOfText, number: ReferenceText.optional() }),
    /** Left out, the certificate does not speak of hours. */
    hours: z.number().positive().max(9999).optional(),
    from: IsoDay,
    to: IsoDay,
    issuedOn: IsoDay,
    certNo: ReferenceText,
    qrPayload: z.string().min(1).max(1000),
    /** The first signs on the right. */
    signatories: z.array(Signatory).min(1).max(2),
    marks: Marks.default({}),
    look: z.strictObject(certificateLook).default({ frame: 'DRAWN', moves: [] }),
  })
  .refine((data) => data.from <= data.to, { path: ['to'], params: { reason: 'before-from' } });
export type CertificateData = z.infer<typeof CertificateData>;

/** A batch: what all certificates have in common, and each one's own fields, which win. */
export const CertificateBatchData = z.strictObject({
  shared: z.record(z.string(), z.unknown()).default({}),
  certificates: z.array(z.record(z.string(), z.unknown())).min(1).max(5000),
});
export type CertificateBatchData = z.infer<typeof CertificateBatchData>;
