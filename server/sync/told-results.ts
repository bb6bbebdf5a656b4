import type { OperationResult } from '#shared/contract/push.ts';

/**
 * What a desk is told of its operations. A record goes with a result only where whoever is signed in may hold it there, and
 * so do the faults of what it would have become: to write a record, or to name one, is not to read it.
 */
export const toldResults = (results: readonly OperationResult[], scopes: readonly string[]): OperationResult[] =>
  results.map(({ record, faults, ...result }) => ({
    ...result,
    ...(record && scopes.includes(record.scope) ? { record } : {}),
    ...(faults && (!record || scopes.includes(record.scope)) ? { faults } : {}),
  }));
