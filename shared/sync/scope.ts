import type { Fields, RecordTable } from './record.ts';

/** Settings, users and lists that every desk needs. */
export const ASSOCIATION_SCOPE = 'association';

/** Complaints, whose texts are sealed to their readers besides. */
export const COMPLAINTS_SCOPE = 'complaints';

/** The scope of a section's records. */
export const sectionScope = (section: string): string => `section/${section}`;

/** The scope of what is said in a section's reconciliation and family cases. */
export const caseScope = (section: string): string => `case/${section}`;

/** The scope a record belongs to: who may hold it. Computed from the record itself, never sent by a desk. */
export function scopeOf(table: RecordTable, fields: Fields): string {
  if (table === 'complaints' || table === 'complaintSteps') return COMPLAINTS_SCOPE;
  // Made by the server, for whoever may hold the record that it is about.
  if (table === 'decisions' && typeof fields['scope'] === 'string') return fields['scope'];
  const section = fields['section'];
  if (table === 'settings' || typeof section !== 'string') return ASSOCIATION_SCOPE;
  return fields['isCase'] === true ? caseScope(section) : sectionScope(section);
}
