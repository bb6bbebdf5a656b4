import { Section } from '../association/section.ts';
import { RequestType } from '../association/settings.ts';
import type { Fields, RecordTable } from '../sync/record.ts';
import type { Actor } from './actor.ts';
import { may, type Action } from './permissions.ts';

/*
 * Which right each kind of record asks of whoever writes it: the server holds every operation against this table, so that
 * a desk that was tampered with can do no more than its people may.
 */

interface WriteRights {
  /** Any of these lets a new record be made. */
  readonly create: readonly Action[];
  /** Any of these lets a record be changed. */
  readonly change: readonly Action[];
}

/** Nobody writes these from a desk: people and their rights are changed at the server, by an administrator who is signed in. */
const SERVER_ONLY: WriteRights = { create: [], change: [] };

/** The rights that end in a paper. */
const PRINTS: readonly Action[] = [
  'request.create',
  'request.change',
  'appointment.book',
  'referral.send',
  'certificate.issue',
  'certificate.reprint',
  'certificate.revoke',
  'letter.write',
  'letter.issue',
];

const writeRights: Record<RecordTable, WriteRights> = {
  people: { create: ['person.write'], change: ['person.write', 'person.merge', 'person.erase'] },
  contactPoints: { create: ['person.write'], change: ['person.write', 'person.merge', 'person.erase'] },
  requests: {
    create: ['request.create'],
    change: ['request.change', 'request.approve', 'case.change', 'person.erase'],
  },
  notes: {
    create: ['request.create', 'request.change', 'case.create'],
    change: ['request.change', 'case.change', 'person.erase'],
  },
  /** Steps are only ever added; why, is forgotten with the person. */
  requestEvents: {
    create: ['request.create', 'request.change', 'request.approve', 'case.change'],
    change: ['person.erase'],
  },
  calls: { create: ['request.create', 'request.change'], change: ['request.change', 'person.erase'] },
  referrals: { create: ['referral.send'], change: ['referral.send', 'request.approve'] },
  /** Whoever takes a case down writes its first records, and cannot read them afterwards. */
  caseFiles: { create: ['case.create'], change: ['case.change'] },
  parties: { create: ['case.create'], change: ['case.change', 'person.erase'] },
  caseNotes: { create: ['case.create'], change: ['case.change', 'person.erase'] },
  /** The server makes them; whoever may change what they are about decides. */
  decisions: {
    create: [],
    change: ['person.write', 'request.change', 'appointment.book', 'volunteer.manage', 'case.change', 'person.erase'],
  },
  appointments: { create: ['appointment.book'], change: ['appointment.book', 'appointment.override'] },
  volunteers: { create: ['volunteer.manage'], change: ['volunteer.manage', 'person.erase'] },
  opportunities: { create: ['volunteer.manage'], change: ['volunteer.manage'] },
  participations: { create: ['volunteer.manage'], change: ['volunteer.manage', 'volunteer.verify-hours'] },
  certificates: {
    create: ['certificate.issue'],
    change: ['certificate.issue', 'certificate.reprint', 'certificate.revoke', 'person.erase'],
  },
  merges: {
    create: ['person.propose-merge', 'person.merge'],
    change: ['person.propose-merge', 'person.merge', 'person.erase'],
  },
  complaints: { create: ['complaint.create'], change: ['complaint.handle', 'complaint.reopen'] },
  /** The first step of a complaint is its taking down. */
  complaintSteps: {
    create: ['complaint.create', 'complaint.handle', 'complaint.reopen'],
    change: ['complaint.handle'],
  },
  certificateStandings: { create: ['certificate.issue', 'certificate.revoke'], change: [] },
  /** A draft may be written by more than may issue it, see `rightsFor`. */
  letters: { create: ['letter.write', 'letter.issue'], change: ['letter.write', 'letter.issue', 'person.erase'] },
  /** Every paper is a job: whoever may print one may ask for it. */
  printJobs: { create: PRINTS, change: PRINTS },
  /** As easily taken back as given. */
  consents: { create: ['person.write'], change: ['person.write', 'person.erase'] },
  subjectRequests: { create: ['person.write', 'privacy.answer'], change: ['privacy.answer', 'person.erase'] },
  erasures: { create: ['person.erase'], change: [] },
  /** The association's key vouches for them. */
  signingKeys: SERVER_ONLY,
  settings: { create: ['settings.change'], change: ['settings.change', 'policy.approve'] },
  users: SERVER_ONLY,
};

const OVERRIDE: readonly Action[] = ['appointment.override'];

/** A supervisor's word on an appointment is a supervisor's to give. */
const overrides = (table: RecordTable, fields: Fields): boolean =>
  table === 'appointments' && (fields['override'] ?? null) !== null;

/** The part of an operation that rights are about. */
export interface Writing {
  readonly kind: 'create' | 'change';
  readonly table: RecordTable;
  readonly fields: Fields;
}

/** Some changes ask for more than their table does: a letter gets its number, or loses its force, by those who may do so. */
function rightsFor({ kind, table, fields }: Writing): readonly Action[] {
  if (overrides(table, fields)) return OVERRIDE;
  if (table !== 'letters' || fields['state'] === undefined || fields['state'] === 'DRAFT') {
    return writeRights[table][kind];
  }
  return fields['state'] === 'REVOKED' ? ['letter.revoke'] : ['letter.issue'];
}

/**
 * True if the actor may write so over the record as it stands (null: there is none). A record that moves from one section
 * to another asks for the right in both.
 */
export function mayWrite(actor: Actor, { kind, table, fields }: Writing, before: Fields | null): boolean {
  const actions = rightsFor({ kind, table, fields });
  const after = { ...before, ...fields };
  return [after, ...(before ? [before] : [])].every((state) => {
    const section = Section.safeParse(state['section']).data;
    const type = table === 'requests' ? RequestType.safeParse(state['type']).data : undefined;
    const upon = { ...(section ? { section } : {}), ...(type ? { type } : {}) };
    return actions.some((action) => may(actor, action, upon));
  });
}
