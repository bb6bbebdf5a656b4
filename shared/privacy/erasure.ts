import { z } from 'zod';
import { Section } from '../association/section.ts';
import type { Fields, RecordTable } from '../sync/record.ts';
import { sameValue } from '../sync/same-value.ts';

/*
 * A person may ask to be forgotten (Personal Data Protection Law, M/19 of 1443, the right to destruction). What tells who
 * he is goes, everywhere; that somebody was served, when and with what, stays for the statistics.
 */

/** That somebody was forgotten: which records were blanked, and nothing about him. The server forgets their history too. */
export const Erasure = z.strictObject({
  section: Section,
  personId: z.string().max(64),
  erasedAt: z.iso.datetime(),
  /** `table/id` of each record that was blanked. */
  records: z.array(z.string().max(100)).max(5000),
});
export type Erasure = z.infer<typeof Erasure>;

/** Stands where a text must not be empty, once what it said is forgotten. */
export const FORGOTTEN = '—';

/** What is left on a card of whoever is forgotten. */
export const blankFacts = { name: '', idType: 'NONE', idNumber: '', villageId: null, birth: null, flags: [] } as const;
const blanked = (facts: unknown): Fields => ({ ...(facts as Fields), ...blankFacts, flags: [] });

const blankLetter = { to: FORGOTTEN, honorific: '', subject: FORGOTTEN, body: FORGOTTEN } as const;
const blankSnapshot = (snapshot: unknown): Fields[string] =>
  snapshot === null ? null : { ...(snapshot as Fields), ...blankLetter };

/** What is written into a record of whoever is forgotten, with nothing left in it that tells who he is; all else as it is. */
export const withoutPerson = (table: RecordTable, fields: Fields): Fields => ({
  ...fields,
  ...stillTelling(table, fields),
});

/** The fields that tell who somebody is, each with what is left of it; none where nothing does. */
export function stillTelling(table: RecordTable, fields: Fields): Fields {
  const blank = blankedFields(table, fields) ?? {};
  return Object.fromEntries(
    Object.entries(blank).filter(([name, value]) => name in fields && !sameValue(fields[name], value)),
  );
}

/** Whether anything in a record tells who somebody is. */
export const tellsWho = ({ table, fields }: { readonly table: RecordTable; readonly fields: Fields }): boolean =>
  Object.keys(stillTelling(table, fields)).length > 0;

/** The fields of a record about a person with nothing left that tells who he is; null where the table holds nothing of the kind. */
export function blankedFields(table: RecordTable, fields: Fields): Fields | null {
  switch (table) {
    case 'people':
      return { ...blankFacts, flags: [] };
    case 'contactPoints':
      return { raw: FORGOTTEN, e164: null, isRemoved: true };
    case 'requests':
      return { note: '' };
    case 'calls':
      return { number: '', note: '' };
    case 'volunteers':
      return { reason: '', skills: [], guardianConsent: null };
    case 'decisions':
      return { kept: [], state: 'DECIDED' };
    case 'requestEvents':
      return { reason: '' };
    case 'consents':
      return { guardian: '' };
    case 'legalHolds':
      return { reason: FORGOTTEN };
    case 'subjectRequests':
      return { asked: '', reason: '' };
    // Why somebody did not wait his turn may tell of his health.
    case 'visits':
      return { priority: '' };
    case 'notes':
    case 'caseNotes':
      return { body: FORGOTTEN };
    case 'merges':
      return {
        survivorBefore: blanked(fields['survivorBefore']),
        mergedBefore: blanked(fields['mergedBefore']),
        chosen: blanked(fields['chosen']),
      };
    case 'letters':
      return { ...blankLetter, contentSha256: null, snapshot: blankSnapshot(fields['snapshot']) };
    case 'certificates':
      return {
        snapshot: { ...(fields['snapshot'] as Fields), name: FORGOTTEN, idLastFour: '' },
        qrPayload: FORGOTTEN,
        contentSha256: null,
      };
    default:
      return null;
  }
}
