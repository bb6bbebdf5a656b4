import type { z } from 'zod';
import { User } from '../access/user.ts';
import { Correction } from '../answers/misconception.ts';
import { Appointment } from '../appointments/appointment.ts';
import { settingsDocuments, type SettingsName } from '../association/settings.ts';
import { SettingsVersion } from '../association/settings-version.ts';
import { Complaint, ComplaintStepRecord } from '../complaints/complaint.ts';
import { Call } from '../calls/call.ts';
import { Improvement, OpinionReading } from '../improvement/improvement.ts';
import { fieldAtFault } from '../kernel/field-at-fault.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { LinkSending } from '../links/link-sending.ts';
import { Letter } from '../letters/letter.ts';
import { ContactPoint } from '../people/contact-point.ts';
import { PersonMerge } from '../people/merge-record.ts';
import { Person } from '../people/person.ts';
import { CaseFile, CaseNote, Party } from '../requests/case-file.ts';
import { Consent } from '../privacy/consent.ts';
import { Erasure } from '../privacy/erasure.ts';
import { LegalHold } from '../privacy/legal-hold.ts';
import { SubjectRequest } from '../privacy/subject-request.ts';
import { Note } from '../requests/note.ts';
import { RequestEvent } from '../requests/request-event.ts';
import { Request } from '../requests/request.ts';
import { Volunteer } from '../volunteers/volunteer.ts';
import { PrintJob } from '../printing/print-job.ts';
import { CertificateStanding } from '../verification/certificate-standing.ts';
import { SigningKey } from '../verification/signing-key.ts';
import { Referral } from '../units/referral.ts';
import { Visit } from '../visits/visit.ts';
import { Certificate, Opportunity, Participation } from '../volunteers/volunteering.ts';
import { Decision } from './decision.ts';
import { SurveyResponse } from '../surveys/survey.ts';
import type { Fields, RecordTable } from './record.ts';
import { faultAt, faultsIn, type RecordFault } from './record-fault.ts';
import { unstorableText } from './unstorable-text.ts';

/** The shape of each table's records. Settings documents are checked by their name. */
export const recordSchemas = {
  people: Person,
  contactPoints: ContactPoint,
  merges: PersonMerge,
  requests: Request,
  notes: Note,
  requestEvents: RequestEvent,
  calls: Call,
  referrals: Referral,
  caseFiles: CaseFile,
  parties: Party,
  caseNotes: CaseNote,
  appointments: Appointment,
  volunteers: Volunteer,
  opportunities: Opportunity,
  participations: Participation,
  certificates: Certificate,
  certificateStandings: CertificateStanding,
  printJobs: PrintJob,
  letters: Letter,
  signingKeys: SigningKey,
  decisions: Decision,
  settingsVersions: SettingsVersion,
  users: User,
  complaints: Complaint,
  complaintSteps: ComplaintStepRecord,
  erasures: Erasure,
  consents: Consent,
  subjectRequests: SubjectRequest,
  legalHolds: LegalHold,
  visits: Visit,
  linkSendings: LinkSending,
  surveyResponses: SurveyResponse,
  corrections: Correction,
  opinionReadings: OpinionReading,
  improvements: Improvement,
} as const satisfies Record<Exclude<RecordTable, 'settings'>, z.ZodObject>;

/** The domain type of a table's records. */
export type RecordOf<Table extends keyof typeof recordSchemas> = z.infer<(typeof recordSchemas)[Table]>;

export interface MalformedRecord {
  readonly kind: 'malformed-record';
  readonly field: string;
}

const isSettingsName = (id: string): id is SettingsName => Object.hasOwn(settingsDocuments, id);

/** Checks a whole record against the shape of its table, and that it can be stored; names the first field that is wrong. */
export function checkRecord(table: RecordTable, id: string, fields: Fields): Result<Fields, MalformedRecord> {
  const schema = recordSchemaOf(table, id);
  if (!schema) return err({ kind: 'malformed-record', field: 'id' });
  const parsed = schema.safeParse(fields);
  const field = parsed.success ? unstorableText(fields) : fieldAtFault(parsed.error);
  return field === null ? ok(fields) : err({ kind: 'malformed-record', field });
}

/** Everything that is wrong with a record; empty for one that `checkRecord` lets pass. */
export function recordFaults(table: RecordTable, id: string, fields: Fields): RecordFault[] {
  const schema = recordSchemaOf(table, id);
  if (!schema) return [faultAt('id', 'does-not-fit')];
  const parsed = schema.safeParse(fields);
  if (!parsed.success) return faultsIn(parsed.error, fields);
  const unstorable = unstorableText(fields);
  return unstorable === null ? [] : [faultAt(unstorable, 'unstorable')];
}

/** The shape of a table's records, of a settings document by its name; null for a document that there is not. */
function recordSchemaOf(table: RecordTable, id: string): z.ZodType | null {
  if (table !== 'settings') return recordSchemas[table];
  return isSettingsName(id) ? settingsDocuments[id] : null;
}
