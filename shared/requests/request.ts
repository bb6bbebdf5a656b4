import { z } from 'zod';
import { Section } from '../association/section.ts';
import { RequestType } from '../association/settings.ts';
import { LONGEST_NOTE } from './note.ts';

/** The six channels of the policy («القنوات المستخدمة للتواصل مع المستفيد»), and a saved link. */
export const Channel = z.enum(['WALK_IN', 'PHONE', 'WHATSAPP', 'SOCIAL', 'EMAIL', 'WEBSITE', 'LINK']);
export type Channel = z.infer<typeof Channel>;

export const RequestState = z.enum(['NEW', 'IN_PROGRESS', 'ANSWERED', 'CLOSED', 'WITHDRAWN']);
export type RequestState = z.infer<typeof RequestState>;

/** A request as it was taken at a desk. `note` is what the visitor said, in the words of whoever took it down. */
export const Request = z.strictObject({
  section: Section,
  referenceNumber: z.string().max(30),
  type: RequestType,
  serviceId: z.string().max(40),
  channel: Channel,
  /** Null for a caller who gave no name and no number. */
  personId: z.string().nullable(),
  note: z.string().max(LONGEST_NOTE),
  state: RequestState,
  receivedAt: z.iso.datetime(),
  deskCode: z.string().length(2),
  /** The version of the services list in force when the request was taken. */
  policyVersion: z.int(),
});
export type Request = z.infer<typeof Request>;

/** States in which the association still owes the visitor something. */
export const isOpen = (state: RequestState): boolean => state === 'NEW' || state === 'IN_PROGRESS';
