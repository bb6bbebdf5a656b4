import { compareTexts } from '#shared/kernel/text-order.ts';
import { advance, type PrintEvent, type PrintSubject } from '#shared/printing/print-job.ts';
import type { Section } from '#shared/association/section.ts';
import type { PlannedOperation } from '#shared/sync/operation.ts';
import { toEntity, type Entity } from '../store/entity.ts';
import { change, creation } from './plans.ts';
import type { RepositoryContext } from './repository-context.ts';

export type PrintJob = Entity<'printJobs'>;

/** What is to be printed. */
export interface PrintOrder {
  readonly section: Section;
  readonly subject: PrintSubject;
  readonly recordIds: readonly string[];
}

/** The operation that queues an order; part of the save that makes what it prints. */
export function queueOrder(
  { section, subject, recordIds }: PrintOrder,
  id: string,
  { deskCode, now }: Pick<RepositoryContext, 'deskCode' | 'now'>,
): PlannedOperation {
  const at = now();
  const ids = [...recordIds];
  const standing = { state: 'QUEUED' as const, printer: '', reason: '', madeAt: at, changedAt: at };
  return creation('printJobs', id, { section, deskCode, subject, recordIds: ids, ...standing }, at);
}

/**
 * Papers on their way. Jobs are records like any other: a job is in the same save as what it prints, survives whatever
 * befalls the database, and the manager sees from any desk what was printed. It holds no paper, only what to print.
 */
export function createPrintJobsRepository(context: RepositoryContext) {
  const { database, store, deskCode, now, newId } = context;
  const read = async (id: string): Promise<PrintJob | null> => {
    const record = await store.read('printJobs', id);
    return record ? toEntity<'printJobs'>(record) : null;
  };

  return {
    /** This desk's jobs, newest first. */
    async ofThisDesk(): Promise<PrintJob[]> {
      const records = await store.readAll('printJobs', await database.printJobs.toArray());
      const jobs = records.map((record) => toEntity<'printJobs'>(record));
      return jobs
        .filter((job) => job.deskCode === deskCode)
        .toSorted((a, b) => compareTexts(b.madeAt, a.madeAt) || compareTexts(b.id, a.id));
    },

    queue: (order: PrintOrder): Promise<string> =>
      store.commit(() => {
        const id = newId();
        return { operations: [queueOrder(order, id, context)], value: id };
      }),

    /** Notes what happened to a job, in order and in one save; what cannot happen to it now is left out. */
    follow: (id: string | null, events: readonly PrintEvent[]): Promise<void> =>
      store.commit(async () => {
        const job = id === null ? null : await read(id);
        if (!job) return { operations: [], value: undefined };
        const fields: Pick<PrintJob, 'state'> & Partial<PrintJob> = { state: job.state };
        for (const event of events) {
          const next = advance(fields, event);
          if (next.ok) Object.assign(fields, next.value);
        }
        const at = now();
        const operations =
          fields.state === job.state ? [] : [change('printJobs', job, { ...fields, changedAt: at }, at)];
        return { operations, value: undefined };
      }),
  };
}
