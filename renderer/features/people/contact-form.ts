import { z } from 'zod';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { judgeText, tidyLine } from '#shared/kernel/typed-text.ts';
import { ContactRelation, LONGEST_CONTACT, usuallyAllowed } from '#shared/people/contact-point.ts';
import { readSafeHours, typedMinute, type SafeHoursRefusal } from '#shared/people/safe-hours.ts';
import type { ContactFacts, ContactPoint } from '../../data/records/people-repository.ts';

/** A way to reach somebody while it is being typed. */
export const ContactForm = z.object({
  /** The id it has or will have, settled when the form is opened. */
  contactId: z.string(),
  raw: z.string(),
  relation: ContactRelation,
  isWhatsapp: z.boolean(),
  hasSafeHours: z.boolean(),
  from: z.string(),
  to: z.string(),
  call: z.boolean(),
  whatsapp: z.boolean(),
  voicemail: z.boolean(),
});
export type ContactForm = z.infer<typeof ContactForm>;

export interface ContactFormFaults {
  readonly raw?: 'empty' | 'too-long';
  readonly safeHours?: SafeHoursRefusal;
}

export const emptyContactForm = (contactId: string): ContactForm => ({
  contactId,
  raw: '',
  relation: 'SELF',
  isWhatsapp: false,
  hasSafeHours: false,
  from: '',
  to: '',
  ...usuallyAllowed,
});

export const toContactForm = ({ id, raw, relation, kind, safeHours, allowed }: ContactPoint): ContactForm => ({
  contactId: id,
  raw,
  relation,
  isWhatsapp: kind === 'WHATSAPP',
  hasSafeHours: safeHours !== null,
  from: safeHours ? typedMinute(safeHours.from) : '',
  to: safeHours ? typedMinute(safeHours.to) : '',
  ...allowed,
});

/** Reads the form, or names what keeps it from being saved. A number that cannot be dialled is odd, and kept as it is. */
export function readContactForm(form: ContactForm): Result<ContactFacts, ContactFormFaults> {
  const raw = tidyLine(form.raw);
  const { extra } = judgeText(form.raw, LONGEST_CONTACT);
  const hours = form.hasSafeHours ? readSafeHours(form.from, form.to) : ok(null);
  const faults: ContactFormFaults = {
    ...(raw === '' ? { raw: 'empty' as const } : extra > 0 ? { raw: 'too-long' as const } : {}),
    ...(hours.ok ? {} : { safeHours: hours.error }),
  };
  if (!hours.ok || Object.keys(faults).length > 0) return err(faults);
  const { relation, isWhatsapp, call, whatsapp, voicemail } = form;
  return ok({ raw, relation, isWhatsapp, safeHours: hours.value, allowed: { call, whatsapp, voicemail } });
}
