import { z } from 'zod';
import { Section } from '../association/section.ts';
import { tidyLine } from '../kernel/typed-text.ts';
import { parsePhone, toE164 } from './phone.ts';

const ContactKind = z.enum(['MOBILE', 'LANDLINE', 'WHATSAPP', 'EMAIL', 'OTHER']);

/** Whose number it is. Only a person's own says who is calling; a household shares the others. */
export const ContactRelation = z.enum(['SELF', 'SPOUSE', 'RELATIVE', 'OTHER']);
export type ContactRelation = z.infer<typeof ContactRelation>;

/** Minutes since midnight, Riyadh time, in which it is safe to reach the person; `to` is after `from`. */
export const SafeHours = z
  .strictObject({ from: z.int().min(0).max(1439), to: z.int().min(1).max(1440) })
  .refine(({ from, to }) => from < to);
export type SafeHours = z.infer<typeof SafeHours>;

/** What the person has allowed on this number. */
export const AllowedContact = z.strictObject({ call: z.boolean(), whatsapp: z.boolean(), voicemail: z.boolean() });
export type AllowedContact = z.infer<typeof AllowedContact>;

/** The longest number or address that is kept; intake takes down as much. */
export const LONGEST_CONTACT = 120;

/** A way to reach a person: what was typed is kept beside the number it means, and whose number it is. */
export const ContactPoint = z.strictObject({
  section: Section,
  personId: z.string().max(64),
  kind: ContactKind,
  raw: z.string().max(LONGEST_CONTACT),
  /** E.164, or null where what was typed is no dialable number. */
  e164: z.string().max(20).nullable(),
  relation: ContactRelation,
  /** Null: at any hour. */
  safeHours: SafeHours.nullable(),
  allowed: AllowedContact,
  /** Taken off the card; kept, so that taking it off can be undone and desks never disagree about it. */
  isRemoved: z.boolean(),
});
export type ContactPoint = z.infer<typeof ContactPoint>;

/** What nobody has restricted: calls and WhatsApp, but no voice message, which others of the house may hear. */
export const usuallyAllowed: AllowedContact = { call: true, whatsapp: true, voicemail: false };

/** The number and kind of what was typed: an address by its «@», else what the number is. */
export function readContact(raw: string): Pick<ContactPoint, 'kind' | 'raw' | 'e164'> {
  const text = tidyLine(raw);
  if (text.includes('@')) return { kind: 'EMAIL', raw: text, e164: null };
  const phone = parsePhone(text);
  const kind =
    phone.ok && phone.value.kind === 'mobile'
      ? 'MOBILE'
      : phone.ok && phone.value.kind === 'landline'
        ? 'LANDLINE'
        : 'OTHER';
  return { kind, raw: text, e164: toE164(text) };
}

/** Whether a contact may be called at a minute of the day, Riyadh time. */
export const isSafeAt = ({ safeHours }: Pick<ContactPoint, 'safeHours'>, minute: number): boolean =>
  safeHours === null || (minute >= safeHours.from && minute < safeHours.to);
