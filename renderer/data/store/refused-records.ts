import type { Actor } from '#shared/access/actor.ts';
import { speaksForAnother } from '#shared/access/authorship.ts';
import { may } from '#shared/access/permissions.ts';
import { mayWrite } from '#shared/access/record-access.ts';
import { MALFORMED_REASON } from '#shared/sync/decision.ts';
import { mend, type FaultyRecord, type TypedValues } from '#shared/sync/mended-fields.ts';
import type { Operation, PlannedOperation } from '#shared/sync/operation.ts';
import type { RecordFault } from '#shared/sync/record-fault.ts';
import { recordFaults } from '#shared/sync/record-schemas.ts';
import type { Fields, SyncRecord } from '#shared/sync/record.ts';
import type { DeskDatabase, ReviewRow } from './database.ts';
import type { DeskStore } from './desk-store.ts';
import { openFaults, openOperation, UNANSWERED, UNHEARD_OF } from './outbox.ts';
import { SyncPosition } from './sync-store.ts';
import type { Vault } from '../sealing/vault.ts';

export interface RefusedRecordsDependencies {
  readonly database: DeskDatabase;
  readonly store: DeskStore;
  readonly vault: Vault;
  readonly actor: Actor;
  readonly now: () => string;
}

/** What may become of a new record that the server refused or never had, and that so lies at this desk alone. */
export interface RefusedRecord {
  /** Who made it may throw it away, and whoever manages the desk. */
  readonly mayDiscard: boolean;
  /** The person signed in has the right that its author had not, and it needs no mending. */
  readonly maySendAgain: boolean;
  /** What is to be mended in one that was malformed; null where it was refused for whose it is. */
  readonly mending: Mending | null;
}

/** A malformed record as it lies here, and what the server found wrong with it. */
export interface Mending extends FaultyRecord {
  /** False once the person signed in may not write it: nothing that is mended would be taken. */
  readonly mayWrite: boolean;
}

/** `gone`: it is settled meanwhile; `malformed`: it still is, and nothing was saved. */
export type Mended =
  | { readonly kind: 'saved' | 'gone' | 'not-permitted' }
  | { readonly kind: 'malformed'; readonly faults: readonly RecordFault[] };

interface Found {
  readonly row: ReviewRow;
  readonly operation: Operation;
  readonly record: SyncRecord;
}

/** New records that the server refused, or never had since it was restored: what may be done with them, and doing it. */
export function createRefusedRecords({ database, store, vault, actor, now }: RefusedRecordsDependencies) {
  const hasPulled = async (): Promise<boolean> => {
    const stored = await database.meta.get('sync');
    return (SyncPosition.safeParse(stored?.value).data?.lastSuccessAt ?? null) !== null;
  };
  /** The refused making of a record that the server still does not have and that nothing waits for; null where it is none. */
  const find = async (row: ReviewRow | undefined): Promise<Found | null> => {
    const operation = row && (await openOperation(vault, row).catch(() => null));
    if (!row || operation?.kind !== 'create') return null;
    if (row.reason === UNANSWERED && !(await hasPulled())) return null;
    const record = await store.read(operation.table, operation.recordId);
    const waiting = await database.outbox.where('recordKey').equals(row.recordKey).count();
    return record?.revision === 0 && waiting === 0 ? { row, operation, record } : null;
  };
  /** The making as the person signed in would send it, with these fields. */
  const again = ({ operation }: Found, fields: Fields): Operation => ({
    ...operation,
    fields,
    by: actor.userId,
    at: now(),
  });
  const mayMake = (found: Found, fields: Fields): boolean => {
    const own = again(found, fields);
    return mayWrite(actor, own, null, null) && !speaksForAnother(own, null);
  };
  const mayDiscard = ({ operation }: Found): boolean => operation.by === actor.userId || may(actor, 'desk.manage');
  const look = async (found: Found): Promise<RefusedRecord> => {
    const { row, record } = found;
    const { table, id, fields } = record;
    // What was refused for whose it is may be malformed by today's shapes besides.
    const isMalformed = row.reason === MALFORMED_REASON || recordFaults(table, id, fields).length > 0;
    const mayBeMade = mayMake(found, fields);
    return {
      mayDiscard: mayDiscard(found),
      maySendAgain: mayBeMade && !isMalformed,
      mending: isMalformed ? { table, id, fields, faults: await openFaults(vault, row), mayWrite: mayBeMade } : null,
    };
  };
  const making = (found: Found, fields: Fields): PlannedOperation => {
    const { mid: _mid, schema: _schema, by: _by, ...planned } = again(found, fields);
    return planned;
  };
  const settle = ({ recordKey: key }: ReviewRow) =>
    database.reviews.filter(({ recordKey }) => recordKey === key).delete();

  /** What people were asked about the record is answered with it, where that is the person's to say. */
  const answers = async ({ record: { table, id } }: Found, becomes: Fields | null): Promise<PlannedOperation[]> => {
    const decisions = await store.readAll('decisions', await database.decisions.toArray());
    return decisions
      .filter(({ fields }) => fields['table'] === table && fields['recordId'] === id && fields['state'] === 'OPEN')
      .map((decision) => ({ decision, answer: answerOf(decision, now()) }))
      .filter(({ decision, answer }) => mayWrite(actor, answer, decision.fields, becomes))
      .map(({ answer }) => answer);
  };

  return {
    /** Null where what was refused is no new record, or is settled meanwhile. */
    async look(row: ReviewRow): Promise<RefusedRecord | null> {
      const found = await find(row);
      return found && look(found);
    },

    /**
     * Takes the record off this desk, where the person may; false where not. What was sent stays in the server's log. The
     * journal is told first, so that a database rebuilt from it does not show the record again.
     */
    async discard(mid: number): Promise<boolean> {
      // Before the record goes: a desk that ends here still shows it, and it is thrown away once more.
      await store.commit(async () => {
        const found = await find(await database.reviews.get(mid));
        return { operations: found && mayDiscard(found) ? await answers(found, null) : [], value: undefined };
      });
      return store.inTurn(async () => {
        const found = await find(await database.reviews.get(mid));
        if (!found || !mayDiscard(found)) return false;
        const { table, id } = found.record;
        // What the server never had is thrown away here alone: it is sent again where it was written, and then it stands.
        if (found.row.reason !== UNHEARD_OF) await store.writer.write({ kind: 'discarded', table, id });
        await database.transaction('rw', [database[table], database.reviews], async () => {
          await database[table].delete(id);
          await settle(found.row);
        });
        store.announce({ written: [], removed: [{ table, id }] });
        return true;
      });
    },

    /**
     * Saves records once more, in one save and in the name of the person signed in: those that this person may make. How many
     * they were.
     */
    async sendAgain(mids: readonly number[]): Promise<number> {
      const rows = await database.reviews.bulkGet([...mids]);
      const sent = await store.commit(async () => {
        const sendable: Found[] = [];
        for (const row of rows) {
          const found = await find(row);
          if (found && (await look(found)).maySendAgain) sendable.push(found);
        }
        return { operations: sendable.map((found) => making(found, found.record.fields)), value: sendable };
      });
      // Left behind by a kill, it says nothing more: the record waits, or is at the server.
      for (const { row } of sent) await settle(row);
      return sent.length;
    },

    /**
     * Saves a malformed record once more with what was written in the place of what was wrong, in one save with the
     * answers to what people were asked about it. What the server would refuse again is not saved.
     */
    async mend(mid: number, typed: TypedValues): Promise<Mended> {
      const row = await database.reviews.get(mid);
      const outcome = await store.commit<Mended>(async () => {
        const found = await find(row);
        const seen = found && (await look(found)).mending;
        if (!found || !seen) return unsaved({ kind: 'gone' });
        const { fields, faults } = mend(seen, typed);
        if (faults.length > 0) return unsaved({ kind: 'malformed', faults });
        if (!mayMake(found, fields)) return unsaved({ kind: 'not-permitted' });
        return { operations: [making(found, fields), ...(await answers(found, fields))], value: { kind: 'saved' } };
      });
      if (row && outcome.kind === 'saved') await settle(row);
      return outcome;
    },
  };
}

const unsaved = (value: Mended) => ({ operations: [], value });

const answerOf = ({ id, revision, epoch }: SyncRecord, at: string): PlannedOperation => ({
  kind: 'change',
  table: 'decisions',
  recordId: id,
  baseRevision: revision,
  baseEpoch: epoch,
  fields: { state: 'DECIDED' },
  requires: {},
  at,
});
