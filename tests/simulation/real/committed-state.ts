import { sql } from 'kysely';
import { z } from 'zod';
import { OperationResult } from '#shared/contract/push.ts';
import { Operation } from '#shared/sync/operation.ts';
import { recordKey, Write } from '#shared/sync/record.ts';
import type { Connection } from '#server/storage/connection.ts';
import { toSyncRecord } from '#server/storage/record-row.ts';
import type { ServerState } from '../world-server.ts';

/** Reads everything that a database has committed for its association, as it stands at one moment. */
export function readCommitted({ database }: Pick<Connection, 'database'>): Promise<ServerState> {
  return database
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (transaction) => {
      const standing = await transaction.selectFrom('association').select(['epoch', 'high']).executeTakeFirstOrThrow();
      // In a story nothing is sent at the same time: when it was received is its order, and within a push its number.
      const operations = await transaction
        .selectFrom('operation')
        .select(['device_id', 'mid', 'outcome', 'reason', sql<string>`body::text`.as('body')])
        .orderBy('received_at')
        .orderBy('device_id')
        .orderBy('mid')
        .execute();
      const values = await transaction.selectFrom('overwritten_value').selectAll().execute();
      const records = await transaction.selectFrom('record').selectAll().execute();
      const exits = await transaction.selectFrom('scope_exit').selectAll().execute();
      return {
        epoch: standing.epoch,
        high: Number(standing.high),
        log: operations.map(({ device_id: deviceId, mid, outcome, reason, body }) => ({
          deviceId,
          mid: Number(mid),
          operation: Operation.parse(JSON.parse(body)),
          outcome: OperationResult.shape.outcome.parse(outcome),
          ...(reason === null ? {} : { reason }),
          overwritten: values
            .filter((kept) => kept.device_id === deviceId && kept.mid === mid)
            .map(({ field, value, written_by }) => ({
              field,
              value: z.json().parse(value),
              writtenBy: Write.parse(written_by),
            })),
        })),
        records: new Map(
          records.map((row) => {
            const record = toSyncRecord(row);
            return [recordKey(record), { record }] as const;
          }),
        ),
        exits: new Set(exits.map(({ scope, table_name, record_id }) => `${scope} ${table_name}/${record_id}`)),
      };
    });
}
