import { createErasuresRepository } from '#renderer/data/records/erasures-repository.ts';
import { change, creation } from '#renderer/data/records/plans.ts';
import type { DeskDatabase } from '#renderer/data/store/database.ts';
import type { DeskStore } from '#renderer/data/store/desk-store.ts';
import { toEntity } from '#renderer/data/store/entity.ts';
import type { NumberSource } from '#renderer/data/store/number-source.ts';
import { RequestState } from '#shared/requests/request-state.ts';
import type { PlannedOperation } from '#shared/sync/operation.ts';
import type { RecordTable, SyncRecord } from '#shared/sync/record.ts';
import { aNote, anAppointment, aPerson, aRequest } from '#tests/builders/records.ts';
import type { Work } from './story.ts';

const SECTIONS = ['MEN', 'WOMEN', 'FAMILY'] as const;
const NAMES = ['أحمد', 'سعد', 'نورة'] as const;
const VILLAGES = [null, 'village-1', 'village-2'] as const;

export interface Planned {
  readonly operations: readonly PlannedOperation[];
  readonly referenceNumber: string | null;
}

const nothing: Planned = { operations: [], referenceNumber: null };

/** Turns what a person does into operations over what the desk shows; nothing where it shows nothing to do it to. */
export async function planWork(
  work: Work,
  desk: { readonly database: DeskDatabase; readonly store: DeskStore; readonly userId: string | null },
  numbers: NumberSource,
  /** An instant that no other operation of this world has: it is by this that one is known again. */
  stamp: () => string,
): Promise<Planned> {
  const at = stamp();
  const id = `id-${at}`.replaceAll(/[^\w-]/g, '-');
  const pick = async (table: RecordTable, share: number): Promise<SyncRecord | undefined> => {
    const rows = await desk.database[table].orderBy('id').toArray();
    const row = rows[Math.floor(share * rows.length)];
    return row ? ((await desk.store.read(table, row.id)) ?? undefined) : undefined;
  };
  const only = (operation: PlannedOperation): Planned => ({ operations: [operation], referenceNumber: null });

  switch (work.kind) {
    case 'person':
      return only(creation('people', id, aPerson({ section: sectionAt(work.section) }), at));
    case 'edit': {
      const person = await pick('people', work.share);
      return person ? only(change('people', person, editOf(work), at)) : nothing;
    }
    case 'request': {
      const referenceNumber = numbers.next();
      const section = sectionAt(work.section);
      // A visitor who is new: person and request are one save.
      const request = aRequest({ section, referenceNumber, personId: `${id}-person` });
      const person = creation('people', `${id}-person`, aPerson({ section }), stamp());
      return { operations: [person, creation('requests', id, request, at)], referenceNumber };
    }
    case 'state': {
      const request = await pick('requests', work.share);
      const state = RequestState.options[work.value] ?? 'NEW';
      if (!request) return nothing;
      return only(change('requests', request, { state }, at, { state: request.fields['state'] as typeof state }));
    }
    case 'note': {
      const request = await pick('requests', work.share);
      const section = request?.fields['section'] as (typeof SECTIONS)[number] | undefined;
      return request && section ? only(creation('notes', id, aNote({ section, requestId: request.id }), at)) : nothing;
    }
    case 'booking':
      return only(
        creation(
          'appointments',
          id,
          anAppointment({
            resourceId: `room-${work.room}`,
            ...slot(work.quarter),
            override: work.isBeside ? { by: desk.userId ?? 'supervisor', reason: 'حالة عاجلة' } : null,
          }),
          at,
        ),
      );
    case 'rebooking': {
      const appointment = await pick('appointments', work.share);
      const moved = { ...slot(work.quarter), state: 'BOOKED', confirmation: 'TENTATIVE' } as const;
      return appointment ? only(change('appointments', appointment, moved, at)) : nothing;
    }
    case 'cancelling': {
      const appointment = await pick('appointments', work.share);
      return appointment ? only(change('appointments', appointment, { state: 'CANCELLED' }, at)) : nothing;
    }
    case 'forgetting': {
      const person = await pick('people', work.share);
      if (!person) return nothing;
      const operations = await planErasure(desk, numbers, { person, id, at });
      return {
        operations: operations.map((operation, index) => (index === 0 ? operation : { ...operation, at: stamp() })),
        referenceNumber: null,
      };
    }
  }
}

/** What the desk itself would save; it is saved with the rest of the story. */
async function planErasure(
  { database, store }: { readonly database: DeskDatabase; readonly store: DeskStore },
  numbers: NumberSource,
  { person, id, at }: { readonly person: SyncRecord; readonly id: string; readonly at: string },
): Promise<readonly PlannedOperation[]> {
  let planned: readonly PlannedOperation[] = [];
  const erasures = createErasuresRepository({
    database,
    store: {
      ...store,
      async commit(plan) {
        const { operations, value } = await plan(numbers);
        planned = operations;
        return value;
      },
    },
    now: () => at,
    newId: () => id,
  });
  await erasures.erase(toEntity<'people'>(person));
  return planned;
}

const sectionAt = (index: number): (typeof SECTIONS)[number] => SECTIONS[index] ?? 'MEN';

function editOf({ field, value }: Extract<Work, { kind: 'edit' }>) {
  if (field === 'section') return { section: sectionAt(value) };
  return field === 'name' ? { name: NAMES[value] ?? '' } : { villageId: VILLAGES[value] ?? null };
}

/** Half an hour from a quarter of an hour on, so that neighbours overlap. */
const slot = (quarter: number) => ({
  startsAt: new Date(Date.UTC(2026, 10, 24, 6, quarter * 15)).toISOString(),
  endsAt: new Date(Date.UTC(2026, 10, 24, 6, quarter * 15 + 30)).toISOString(),
});
