import type { Operation } from './operation.ts';

/**
 * What tells one save of a desk from every other, however often it is sent: its values may have been forgotten since, and
 * what the desk knew when it sent it may have grown.
 */
export type SaveIdentity = Pick<Operation, 'table' | 'recordId' | 'at'>;

/** The text whose SHA-256 names a save on the wire, so that who may not read its record does not hear of it. */
export const saveText = ({ table, recordId, at }: SaveIdentity): string => [table, recordId, at].join('\n');
