import { z } from 'zod';
import { Section } from '../association/section.ts';
import { RequestType } from '../association/settings.ts';
import { LONGEST_NOTE } from './note.ts';
import { requestFacts, RequestFacts } from './request-facts.ts';
import { RequestState } from './request-state.ts';
import { isCase } from './is-case.ts';

/** The six channels of the policy («القنوات المستخدمة للتواصل مع المستفيد»), and a saved link. */
export const Channel = z.enum(['WALK_IN', 'PHONE', 'WHATSAPP', 'SOCIAL', 'EMAIL', 'WEBSITE', 'LINK']);
export type Channel = z.infer<typeof Channel>;

/**
 * A request as it was taken at a desk, and where it stands since. `note` is what the visitor said, in the words of
 * whoever took it down; of a case it is always empty, for the matter lies in the case's own notes.
 */
export const Request = z
  .strictObject({
    section: Section,
    referenceNumber: z.string().max(30),
    type: RequestType,
    serviceId: z.string().max(40),
    channel: Channel,
    /** Null for a caller who gave no name and no number. */
    personId: z.string().max(64).nullable(),
    note: z.string().max(LONGEST_NOTE),
    state: RequestState,
    receivedAt: z.iso.datetime(),
    deskCode: z.string().length(2),
    /** The version of the tracks in force when the request was taken: it keeps it to its end. */
    policyVersion: z.int(),
    /** The version of the services that it was asked for under: its service is called as it was called then. */
    servicesVersion: z.int().optional(),
    facts: RequestFacts,
  })
  .refine(({ type, facts }) => requestFacts[type].safeParse(facts).success, { path: ['facts'] })
  .refine(({ type, note }) => note === '' || !isCase(type), { path: ['note'] });
export type Request = z.infer<typeof Request>;
