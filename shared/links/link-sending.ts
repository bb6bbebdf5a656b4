import { z } from 'zod';
import type { Link, SettingsDocument } from '../association/settings.ts';
import { labelIn } from '../association/bilingual.ts';
import { Section } from '../association/section.ts';
import { isSafeAt, type ContactPoint } from '../people/contact-point.ts';
import type { PersonFlag } from '../people/person.ts';
import { isCase } from '../requests/is-case.ts';

/** How a link was given: its code scanned from the screen, its text copied, a WhatsApp message drafted, on paper. */
export const LinkWay = z.enum(['QR', 'COPY', 'WHATSAPP', 'PRINT']);
export type LinkWay = z.infer<typeof LinkWay>;

/** That somebody was given a link he wanted («تزويد المستفيد بالرابط الذي يرغب به»). Only ever added. */
export const LinkSending = z.strictObject({
  section: Section,
  /** Null for a visitor who is not written down. */
  personId: z.string().max(64).nullable(),
  requestId: z.string().max(64).nullable(),
  linkId: z.string().min(1).max(40),
  /** As it was called on that day. */
  title: z.string().min(1).max(200),
  way: LinkWay,
  /** Id of the user. */
  by: z.string().max(64),
  at: z.iso.datetime(),
  deskCode: z.string().length(2),
});
export type LinkSending = z.infer<typeof LinkSending>;

/** Whether a message may go to a number, in which words, or why not. */
export type MessageVerdict =
  | { readonly kind: 'open' | 'discreet' }
  | { readonly kind: 'refused'; readonly reason: 'not-allowed' | 'others-number' | 'no-safe-hours' | 'outside-hours' };

type Reached = Pick<ContactPoint, 'relation' | 'safeHours' | 'allowed' | 'isRemoved'>;

/**
 * What a person's flags and his own words about a number allow, at a minute of the day (Riyadh). A message stays on a
 * telephone: on one that others hold it says nothing, and where nothing is to be disclosed it goes to the person's own only.
 */
export function messageVerdict(flags: readonly PersonFlag[], contact: Reached, minute: number): MessageVerdict {
  if (contact.isRemoved || !contact.allowed.whatsapp) return { kind: 'refused', reason: 'not-allowed' };
  const isOwn = contact.relation === 'SELF';
  if (flags.includes('DO_NOT_DISCLOSE') && !isOwn) return { kind: 'refused', reason: 'others-number' };
  if (flags.includes('SAFE_CONTACT_ONLY') && contact.safeHours === null)
    return { kind: 'refused', reason: 'no-safe-hours' };
  if (!isSafeAt(contact, minute)) return { kind: 'refused', reason: 'outside-hours' };
  return { kind: isOwn && !isGuarded(flags) ? 'open' : 'discreet' };
}

/** Whether nothing that leaves the desk may say what the person came for. */
export const isGuarded = (flags: readonly PersonFlag[]): boolean =>
  flags.includes('DO_NOT_DISCLOSE') || flags.includes('SAFE_CONTACT_ONLY');

/** The approved words with the link below them. What leads to a case is never named. */
export function linkMessage(words: SettingsDocument<'links'>['words'], link: Link, isDiscreet: boolean): string {
  const said = isDiscreet || isCase(link.type) ? words.discreet : `${words.open} ${labelIn(link.title, 'ar')}`;
  return `${said}\n${link.url}`;
}
