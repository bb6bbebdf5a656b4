import certificates from '#renderer/i18n/locales/ar/certificates.json' with { type: 'json' };
import words from '#renderer/i18n/locales/ar/volunteers.json' with { type: 'json' };
import search from '#renderer/i18n/locales/ar/search.json' with { type: 'json' };
import { matchesOf } from './search-page.ts';
import type { Receptionist } from './receptionist.ts';

export interface NewOpportunity {
  readonly title: string;
  /** Hijri, as typed. */
  readonly from: string;
  readonly to: string;
}

/** Enters a new opportunity; its own screen opens. */
export async function addOpportunity(who: Receptionist, { title, from, to }: NewOpportunity): Promise<void> {
  const field = (name: string) => who.page.getByRole('textbox', { name, exact: true });
  await who.goTo('volunteers');
  await who.press('KeyN');
  await field(words.opportunity.title).waitFor();
  await who.type(title);
  await who.tabTo(field(words.opportunity.from));
  await who.type(from);
  await who.tabTo(field(words.opportunity.to));
  await who.type(to);
  await who.confirm();
  await who.page.getByRole('heading', { level: 1, name: title }).waitFor();
}

/** On an opportunity's screen: finds someone by any spelling, writes the hours, saves. */
export async function recordParticipation(who: Receptionist, typed: string, hours: string): Promise<void> {
  const hoursField = who.page.getByRole('textbox', { name: words.column.hours });
  await who.tabTo(who.page.getByRole('searchbox', { name: search.label }));
  await who.type(typed);
  await matchesOf(who).first().waitFor();
  await who.press('Alt+Digit1');
  await who.tabTo(hoursField);
  await who.type(hours);
  await who.confirm();
  await who.sees(words.recorded);
}

/** Stands on the first participant, issues the certificate and shows it. */
export async function issueCertificate(who: Receptionist): Promise<void> {
  const participants = who.page.getByRole('grid', { name: words.participants });
  await participants.getByText(certificates.verdict.ready).waitFor();
  await who.tabTo(participants.locator('[data-row-key]'), true);
  await who.press('Ctrl+KeyP');
  await who.page.getByRole('dialog').waitFor();
}
