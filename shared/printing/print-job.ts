import { z } from 'zod';
import { Section } from '../association/section.ts';
import { err, ok, type Result } from '../kernel/result.ts';

/*
 *   QUEUED ──► RENDERED ──► SPOOLED ──► CONFIRMED
 *     │            │            │
 *     └────────────┴────────────┴─────► FAILED ──(again)──► QUEUED
 */

export const PrintJobState = z.enum(['QUEUED', 'RENDERED', 'SPOOLED', 'CONFIRMED', 'FAILED']);
export type PrintJobState = z.infer<typeof PrintJobState>;

/** What a job prints: it names the records, whose snapshots give the same paper at any time. */
export const PrintSubject = z.enum(['certificates', 'appointments', 'letters', 'visits']);
export type PrintSubject = z.infer<typeof PrintSubject>;

/** Papers on their way to a printer, from the moment they were asked for until somebody has them in hand. */
export const PrintJob = z.strictObject({
  section: Section,
  deskCode: z.string().regex(/^\d{2}$/),
  subject: PrintSubject,
  recordIds: z.array(z.string().max(64)).min(1).max(5000),
  state: PrintJobState,
  /** The printer that took it, or empty where it was saved as a file. */
  printer: z.string().max(120),
  /** What a failed one failed of, as the printer or the desk put it. */
  reason: z.string().max(400),
  madeAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
});
export type PrintJob = z.infer<typeof PrintJob>;

export type PrintEvent =
  | { readonly kind: 'rendered' }
  | { readonly kind: 'spooled'; readonly printer: string }
  /** Saved as a file: whoever saved it has it. */
  | { readonly kind: 'saved' }
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'retried' };

const ways: Record<PrintEvent['kind'], readonly PrintJobState[]> = {
  rendered: ['QUEUED'],
  spooled: ['RENDERED'],
  saved: ['RENDERED'],
  confirmed: ['SPOOLED'],
  failed: ['QUEUED', 'RENDERED', 'SPOOLED'],
  retried: ['FAILED', 'QUEUED', 'RENDERED'],
};

/** What the event makes of a job; refused where the job is not in a state that it can happen in. */
export function advance(
  { state }: Pick<PrintJob, 'state'>,
  event: PrintEvent,
): Result<Pick<PrintJob, 'state'> & Partial<Pick<PrintJob, 'printer' | 'reason'>>, 'not-now'> {
  if (!ways[event.kind].includes(state)) return err('not-now');
  switch (event.kind) {
    case 'rendered':
      return ok({ state: 'RENDERED' });
    case 'spooled':
      return ok({ state: 'SPOOLED', printer: event.printer });
    case 'saved':
      return ok({ state: 'CONFIRMED', printer: '' });
    case 'confirmed':
      return ok({ state: 'CONFIRMED' });
    case 'failed':
      return ok({ state: 'FAILED', reason: event.reason.slice(0, 400) });
    case 'retried':
      return ok({ state: 'QUEUED', reason: '' });
  }
}

/** Neither in somebody's hand nor given up. */
export const isUnderWay = ({ state }: Pick<PrintJob, 'state'>): boolean => state !== 'CONFIRMED' && state !== 'FAILED';
