import type { TFunction } from 'i18next';
import type { z } from 'zod';
import type { QueueTicketData } from '#shared/documents/queue-ticket.ts';
import { riyadhDate, riyadhTimeOfDay } from '#shared/kernel/riyadh-time.ts';
import { aheadOf } from '#shared/visits/queue-order.ts';
import type { QueueDocument } from '#shared/visits/queue-settings.ts';
import type { Visit } from '../data/records/visits-repository.ts';

/**
 * What a visitor's ticket shows: section, number, and how many wait before him among `today`'s visitors of his section. It
 * names neither him nor what he came for; digits are those of the display that he compares it with.
 */
export function ticketData(
  visit: Visit,
  today: readonly Visit[],
  queue: Pick<QueueDocument, 'ticketNote'>,
  t: TFunction,
): z.input<typeof QueueTicketData> {
  const { ticket, section, arrivedAt } = visit;
  const ofSection = today.filter((each) => each.section === section);
  return {
    // The paper is Arabic, whatever language the desk is read in.
    section: t(`desk:sectionLong.${section}`, { lng: 'ar' }),
    letter: ticket.letter,
    number: ticket.number,
    ahead: Math.min(aheadOf(ofSection, visit.id, arrivedAt), 999),
    note: queue.ticketNote,
    date: riyadhDate(arrivedAt),
    time: riyadhTimeOfDay(arrivedAt),
    digits: 'latin',
  };
}
