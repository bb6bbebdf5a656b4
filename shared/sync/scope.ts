import type { Fields, RecordTable } from './record.ts';

/** Settings and lists that every desk needs. */
export const ASSOCIATION_SCOPE = 'association';

/** The scope of a section's records. */
export const sectionScope = (section: string): string => `section/${section}`;

/** The scope a record belongs to: who may hold it. Computed from the record itself, never sent by a desk. */
export function scopeOf(table: RecordTable, fields: Fields): string {
  const section = fields['section'];
  if (table === 'settings' || typeof section !== 'string') return ASSOCIATION_SCOPE;
  return sectionScope(section);
}
