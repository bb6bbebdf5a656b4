import type { TFunction } from 'i18next';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { ticketDigits } from '#shared/visits/visit.ts';
import type { Visit } from '../data/records/visits-repository.ts';
import type { Desk } from '../desk/session/open-desk.ts';
import { printPaper, type Delivery } from './deliver-paper.ts';
import { readPrinterProfile, renderOptionsOf } from './printer-profile.ts';
import { ticketData } from './ticket-data.ts';

/** The paper of tickets. */
const ROLL = 'roll-80mm';

/** Whether this desk's printer for rolls prints tickets without being asked. */
export const printsTicketsByItself = async ({ drafts }: Pick<Desk, 'drafts'>): Promise<boolean> =>
  (await readPrinterProfile(drafts, ROLL)).printsByItself;

/** Prints a ticket whose job was queued with the visit, and follows the job; says what became of it. */
export async function printTicket(desk: Desk, visit: Visit, jobId: string | null, t: TFunction): Promise<Delivery> {
  const { printing, printJobs, drafts, settings, visits } = desk;
  const queue = await settings.get('queue');
  if (!queue) throw new Error('the settings of the queue are not on this desk');
  const data = ticketData(visit, await visits.onDay(riyadhDate(visit.arrivedAt)), queue, t);
  const outcome = await printing.render('queue-ticket', data, renderOptionsOf(await readPrinterProfile(drafts, ROLL)));
  if (!outcome.ok) throw new Error('the ticket could not be laid out');
  const fileName = t('queue:ticket.file', { number: ticketDigits(visit.ticket) });
  const delivery = await printPaper(desk, { fileName, bytes: outcome.value.bytes, paper: ROLL }, t);
  const reason = delivery.kind === 'failed' ? delivery.reason : '';
  await printJobs.follow(jobId, delivery.kind === 'done' ? delivery.events : [{ kind: 'failed', reason }]);
  return delivery;
}

/** Prints the ticket of somebody who just arrived, where this desk prints tickets by itself; null where it does not. */
export async function printTicketOfArrival(desk: Desk, visit: Visit, t: TFunction): Promise<Delivery | null> {
  if (!(await printsTicketsByItself(desk))) return null;
  const order = { section: visit.section, subject: 'visits' as const, recordIds: [visit.id] };
  return printTicket(desk, visit, await desk.printJobs.queue(order), t);
}
