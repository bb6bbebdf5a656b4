import { Section } from '../association/section.ts';
import { RequestType } from '../association/settings.ts';
import { FORGOTTEN } from '../privacy/erasure.ts';
import { LIFTING } from '../privacy/legal-hold.ts';
import { RecordTable, type Fields } from '../sync/record.ts';
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
  'queue.serve',
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
  /** The server makes them; who answers them, `mayDecide` says. */
  decisions: SERVER_ONLY,
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
  /** Nobody changes an answer, whatever he may do otherwise. */
  surveyResponses: { create: ['survey.take'], change: [] },
  /** A correction was read out or it was not. */
  corrections: { create: ['request.create', 'request.change'], change: [] },
  opinionReadings: { create: ['improvement.write'], change: ['improvement.write'] },
  improvements: { create: ['improvement.write'], change: ['improvement.write'] },
  linkSendings: { create: ['link.send'], change: [] },
  erasures: { create: ['person.erase'], change: [] },
  /** Whoever may forget a person may say that nobody forgets him; see `weightierRight` for what may be changed. */
  legalHolds: { create: ['person.erase'], change: ['person.erase'] },
  visits: { create: ['queue.serve'], change: ['queue.serve', 'person.erase'] },
  /** The association's key vouches for them. */
  signingKeys: SERVER_ONLY,
  settings: { create: ['settings.change'], change: ['settings.change', 'policy.approve'] },
  settingsVersions: { create: ['settings.change', 'policy.approve'], change: [] },
  users: SERVER_ONLY,
};

/** Whether records of the kind are made at desks at all, by whoever may. */
export const isMadeAtDesks = (table: RecordTable): boolean => writeRights[table].create.length > 0;

/** What a certificate remembers of its printing. */
const PRINTING = ['prints', 'pdfSha256'];

/**
 * The right that some writings ask for instead of their table's, because they say more: what is decided, taken back or
 * vouched for is not for everybody who may write the record otherwise. Null for all others.
 */
function weightierRight({ kind, table, fields }: Writing): readonly Action[] | null {
  const says = (field: string): boolean => (fields[field] ?? null) !== null;
  const onlyWrites = (known: readonly string[]): boolean =>
    kind === 'change' && Object.keys(fields).every((field) => known.includes(field));
  switch (table) {
    case 'people':
      return says('mergedInto') || (kind === 'change' && 'mergedInto' in fields) ? ['person.merge'] : null;
    case 'merges':
      return says('state') && fields['state'] !== 'PROPOSED' ? ['person.merge'] : null;
    case 'appointments':
      return says('override') ? ['appointment.override'] : null;
    case 'participations':
      if (says('verifiedBy')) return ['volunteer.verify-hours'];
      return onlyWrites(['verifiedBy', 'verifiedAt']) ? null : ['volunteer.manage'];
    case 'certificates':
      if (fields['state'] === 'REVOKED') return ['certificate.revoke'];
      return kind === 'change' && !onlyWrites(PRINTING) ? ['certificate.issue', 'person.erase'] : null;
    case 'letters':
      // A letter gets its number, or loses its force, by those who may do so.
      if (!says('state') || fields['state'] === 'DRAFT' || fields['state'] === 'DISCARDED') return null;
      return fields['state'] === 'REVOKED' ? ['letter.revoke'] : ['letter.issue'];
    case 'legalHolds':
      // What was ordered, and by whom, is nobody's to rewrite; what was lifted is set anew.
      if (kind === 'create' || (onlyWrites(['reason']) && fields['reason'] === FORGOTTEN)) return null;
      return onlyWrites(LIFTING) && says('liftedAt') ? null : [];
    case 'certificateStandings':
      return fields['state'] === 'REVOKED' ? ['certificate.revoke'] : null;
    default:
      return null;
  }
}

/** The part of an operation that rights are about. */
export interface Writing {
  readonly kind: 'create' | 'change';
  readonly table: RecordTable;
  readonly fields: Fields;
}

/**
 * True if the actor may write so over the record as it stands (null: there is none). A record that moves from one section
 * to another asks for the right in both. A decision asks for the right to
 * change `subject`, the record it is about.
 */
export function mayWrite(
  actor: Actor,
  writing: Writing,
  before: Fields | null,
  subject: Fields | null = null,
): boolean {
  const { kind, table, fields } = writing;
  if (table === 'decisions') return kind === 'change' && before !== null && mayDecide(actor, before, subject);
  const actions = weightierRight(writing) ?? writeRights[table][kind];
  const after = { ...before, ...fields };
  return [after, ...(before ? [before] : [])].every((state) => mayAnyOf(actor, actions, table, state));
}

/** Where nobody holds what it is about (a record that was never taken), the decision's own scope says which section's it is. */
function mayDecide(actor: Actor, decision: Fields, subject: Fields | null): boolean {
  const about = RecordTable.safeParse(decision['table']).data;
  if (!about) return false;
  // Whoever forgets a person forgets what was to be decided about the person too.
  const actions: readonly Action[] = [...writeRights[about].change, 'person.erase'];
  const { scope } = decision;
  const section = typeof scope === 'string' ? scope.split('/')[1] : undefined;
  return mayAnyOf(actor, actions, about, subject ?? { section: section ?? null });
}

function mayAnyOf(actor: Actor, actions: readonly Action[], table: RecordTable, state: Fields): boolean {
  const section = Section.safeParse(state['section']).data;
  const type = table === 'requests' ? RequestType.safeParse(state['type']).data : undefined;
  const upon = { ...(section ? { section } : {}), ...(type ? { type } : {}) };
  return actions.some((action) => may(actor, action, upon));
}
