import type { PlannedOperation } from '../sync/operation.ts';
import type { AuditFacts, AuditKind } from './audit-entry.ts';

/** What the audit says of a change. */
export interface AuditedChange {
  readonly kind: AuditKind;
  readonly facts: AuditFacts;
}

type Change = Pick<PlannedOperation, 'kind' | 'table' | 'recordId' | 'fields'>;

/** What a saved change has to leave in the audit besides its own history; null for the daily work. */
export function auditedChange({ kind, table, recordId, fields }: Change): AuditedChange | null {
  switch (table) {
    case 'merges':
      return isMergeDecision(fields['state'])
        ? { kind: 'people-merged', facts: { merge: recordId, state: fields['state'] } }
        : null;
    case 'appointments':
      return fields['override'] ? { kind: 'overridden', facts: { appointment: recordId } } : null;
    case 'erasures':
      return { kind: 'erased', facts: { erasure: recordId } };
    case 'subjectRequests':
      return kind === 'create' || isEnd(fields['state'])
        ? { kind: 'data-request', facts: { request: recordId, state: textOf(fields['state']) } }
        : null;
    case 'legalHolds':
      return { kind: 'legal-hold', facts: { hold: recordId, state: kind === 'create' ? 'SET' : 'LIFTED' } };
    case 'settings':
      return {
        kind: 'settings-changed',
        facts: { document: recordId, fields: Object.keys(fields).join(' ').slice(0, 300) },
      };
    default:
      return null;
  }
}

/** Kinds that the server writes down itself when it takes the change: a desk's own line about it says nothing more. */
export const isWitnessed = (kind: AuditKind): boolean => witnessed.has(kind);

const witnessed: ReadonlySet<AuditKind> = new Set([
  'people-merged',
  'overridden',
  'erased',
  'data-request',
  'legal-hold',
  'settings-changed',
  'audit-shortened',
  'restored',
  'restoration-reviewed',
]);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const isEnd = (state: unknown): boolean => state === 'ANSWERED' || state === 'REFUSED';

/** A proposal changes nobody; what is done, refused or taken back was decided by somebody. */
const isMergeDecision = (state: unknown): state is string =>
  state === 'DONE' || state === 'REFUSED' || state === 'UNDONE';
