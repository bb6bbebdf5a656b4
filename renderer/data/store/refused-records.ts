import type { Actor } from '#shared/access/actor.ts';
import { speaksForAnother } from '#shared/access/authorship.ts';
import { may } from '#shared/access/permissions.ts';
import { mayWrite } from '#shared/access/record-access.ts';
import type { Operation } from '#shared/sync/operation.ts';
import type { SyncRecord } from '#shared/sync/record.ts';
import type { DeskDatabase, ReviewRow } from './database.ts';
import type { DeskStore } from './desk-store.ts';
import { openOperation } from './outbox.ts';
import type { Vault } from '../sealing/vault.ts';

export interface RefusedRecordsDependencies {
  readonly database: DeskDatabase;
  readonly store: DeskStore;
  readonly vault: Vault;
  readonly actor: Actor;
  readonly now: () => string;
}

/** What may become of a new record that the server refused, and that so lies at this desk alone. */
export interface RefusedRecord {
  /** Who made it may throw it away, and whoever manages the desk. */
  readonly mayDiscard: boolean;
  /** The person signed in has the right that its author had not. */
  readonly maySendAgain: boolean;
}

/** New records that the server refused: what may be done with them, and doing it. */
export function createRefusedRecords({ database, store, vault, actor, now }: RefusedRecordsDependencies) {
  /** The refused making of a record that the server still does not have and that nothing waits for; null where it is none. */
  const find = async (row: ReviewRow | undefined): Promise<{ operation: Operation; record: SyncRecord } | null> => {
    const operation = row && (await openOperation(vault, row).catch(() => null));
    if (operation?.kind !== 'create') return null;
    const record = await store.read(operation.table, operation.recordId);
    const waiting = await database.outbox
      .where('recordKey')
      .equals(row?.recordKey ?? '')
      .count();
    return record?.revision === 0 && waiting === 0 ? { operation, record } : null;
  };
  /** The making as the person signed in would send it: with what the record holds now. */
  const again = ({ operation, record }: { operation: Operation; record: SyncRecord }): Operation => ({
    ...operation,
    fields: record.fields,
    by: actor.userId,
    at: now(),
  });
  const look = (found: { operation: Operation; record: SyncRecord }): RefusedRecord => {
    const own = again(found);
    return {
      mayDiscard: found.operation.by === actor.userId || may(actor, 'desk.manage'),
      maySendAgain: mayWrite(actor, own, null, null) && !speaksForAnother(own, null),
    };
  };
  const settle = ({ recordKey: key }: ReviewRow) =>
    database.reviews.filter(({ recordKey }) => recordKey === key).delete();

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
    discard: (mid: number): Promise<boolean> =>
      store.inTurn(async () => {
        const row = await database.reviews.get(mid);
        const found = await find(row);
        if (!row || !found || !look(found).mayDiscard) return false;
        const { table, id } = found.record;
        await store.writer.write({ kind: 'discarded', table, id });
        await database.transaction('rw', [database[table], database.reviews], async () => {
          await database[table].delete(id);
          await settle(row);
        });
        store.announce({ written: [], removed: [{ table, id }] });
        return true;
      }),

    /** Saves the record once more, in the name of the person signed in, where that person may; false where not. */
    async sendAgain(mid: number): Promise<boolean> {
      const row = await database.reviews.get(mid);
      const isSaved = await store.commit(async () => {
        const found = await find(row);
        if (!found || !look(found).maySendAgain) return { operations: [], value: false };
        const { mid: _mid, schema: _schema, by: _by, ...planned } = again(found);
        return { operations: [planned], value: true };
      });
      // Left behind by a kill, it says nothing more: the record waits, or is at the server.
      if (row && isSaved) await settle(row);
      return isSaved;
    },
  };
}
