import { z } from 'zod';
import { EnrolResponse } from './enrol.ts';

/** What a desk keeps about itself: who it is, and the server it belongs to. */
export const Enrolment = EnrolResponse.extend({ serverUrl: z.url(), deskName: z.string() });
export type Enrolment = z.infer<typeof Enrolment>;

/** What the one who starts a desk hands over before it is enrolled. */
export const EnrolmentOffer = z.strictObject({ serverUrl: z.string(), code: z.string() });
export type EnrolmentOffer = z.infer<typeof EnrolmentOffer>;
