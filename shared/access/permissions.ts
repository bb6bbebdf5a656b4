import type { Section } from '../association/section.ts';
import type { RequestType } from '../association/settings.ts';
import type { Actor } from './actor.ts';
import { servesEverySection, type Role } from './role.ts';

/*
 * Who may do what: one table, used by desk and server alike. The desk hides what may not be done, the server refuses it.
 * Rows follow the association's table of permissions; complaints stand in it too, though their texts are sealed to their
 * readers besides.
 */

const FRONT: readonly Role[] = ['RECEPTIONIST', 'PHONE_AGENT', 'SECTION_SUPERVISOR'];
const EVERY_DESK: readonly Role[] = [...FRONT, 'VOLUNTEER_COORDINATOR', 'COMPLAINTS_OFFICER', 'MANAGER'];
const CONFIDANTS: readonly Role[] = ['COMPLAINTS_OFFICER', 'MANAGER', 'BOARD_DELEGATE'];

const grants = {
  'person.read': EVERY_DESK,
  'person.write': FRONT,
  'person.see-id-number': ['SECTION_SUPERVISOR', 'MANAGER'],
  'person.propose-merge': [...FRONT, 'VOLUNTEER_COORDINATOR'],
  'person.merge': ['SECTION_SUPERVISOR', 'MANAGER'],
  'person.erase': ['MANAGER'],
  /** Answers what people ask about their own data. */
  'privacy.answer': ['SECTION_SUPERVISOR', 'MANAGER'],
  /** Tells the authority of a breach. */
  'privacy.report': ['MANAGER'],
  'request.read': EVERY_DESK,
  'request.create': [...FRONT, 'VOLUNTEER_COORDINATOR'],
  'request.change': ['RECEPTIONIST', 'PHONE_AGENT', 'VOLUNTEER_COORDINATOR', 'SECTION_SUPERVISOR'],
  'request.approve': ['SECTION_SUPERVISOR'],
  /** What was said in a reconciliation or family case, its parties and sessions. */
  'case.create': FRONT,
  'case.read': ['SECTION_SUPERVISOR', 'MANAGER'],
  'case.change': ['SECTION_SUPERVISOR'],
  'complaint.create': [...EVERY_DESK],
  'complaint.read': CONFIDANTS,
  'complaint.handle': ['COMPLAINTS_OFFICER', 'BOARD_DELEGATE'],
  'complaint.reopen': ['MANAGER', 'BOARD_DELEGATE'],
  'appointment.read': EVERY_DESK,
  'appointment.book': [...FRONT, 'VOLUNTEER_COORDINATOR'],
  'appointment.override': ['SECTION_SUPERVISOR'],
  'queue.read': EVERY_DESK,
  /** Gives tickets, calls and serves. */
  'queue.serve': [...FRONT, 'VOLUNTEER_COORDINATOR'],
  'volunteer.manage': ['VOLUNTEER_COORDINATOR', 'SECTION_SUPERVISOR'],
  'volunteer.verify-hours': ['VOLUNTEER_COORDINATOR', 'SECTION_SUPERVISOR', 'MANAGER'],
  'certificate.issue': ['VOLUNTEER_COORDINATOR', 'SECTION_SUPERVISOR', 'MANAGER'],
  'certificate.revoke': ['MANAGER'],
  'certificate.reprint': ['RECEPTIONIST', 'VOLUNTEER_COORDINATOR', 'SECTION_SUPERVISOR', 'MANAGER'],
  /** Gives somebody a link, and keeps that it was given. */
  'link.send': [...FRONT, 'VOLUNTEER_COORDINATOR'],
  /** Opens the kiosk, and asks on the telephone how somebody was served. */
  'survey.take': [...FRONT, 'VOLUNTEER_COORDINATOR'],
  /** What was answered about oneself, as totals. */
  'survey.read-own': EVERY_DESK,
  'survey.read': ['COMPLAINTS_OFFICER', 'SECTION_SUPERVISOR', 'MANAGER'],
  /** What people say in their own words, and what was done about it. */
  'improvement.read': ['COMPLAINTS_OFFICER', 'SECTION_SUPERVISOR', 'MANAGER'],
  'improvement.write': ['SECTION_SUPERVISOR', 'MANAGER'],
  'referral.send': FRONT,
  /** A draft binds nobody; a number and a signature bind the association. */
  'letter.write': ['RECEPTIONIST', 'VOLUNTEER_COORDINATOR', 'SECTION_SUPERVISOR', 'MANAGER'],
  'letter.issue': ['SECTION_SUPERVISOR', 'MANAGER'],
  'letter.revoke': ['MANAGER'],
  /** Calls people of one's own accord, from lists of who has agreed to it. */
  'outreach.use': ['PHONE_AGENT', 'SECTION_SUPERVISOR', 'MANAGER'],
  'outreach.volunteers': ['PHONE_AGENT', 'VOLUNTEER_COORDINATOR', 'SECTION_SUPERVISOR', 'MANAGER'],
  'outreach.export-volunteers': ['VOLUNTEER_COORDINATOR', 'SECTION_SUPERVISOR', 'MANAGER'],
  /** A month of the association in figures. The board gets it on paper: its delegate's desk holds no requests. */
  'report.read': ['SECTION_SUPERVISOR', 'MANAGER'],
  'report.export': ['SECTION_SUPERVISOR', 'MANAGER'],
  // Of the whole association alone: papers of single sections could be subtracted from it.
  'report.issue': ['MANAGER'],
  'audit.read': ['MANAGER'],
  'settings.change': ['ADMINISTRATOR'],
  'policy.approve': ['MANAGER'],
  'user.manage': ['ADMINISTRATOR'],
  'desk.manage': ['ADMINISTRATOR', 'SECTION_SUPERVISOR'],
  'retention.manage': ['ADMINISTRATOR', 'MANAGER'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof grants;

/** What the action is done to, as far as it matters. */
export interface ActedUpon {
  readonly section?: Section;
  readonly type?: RequestType;
}

/** True if one of the actor's roles allows the action there. Without a section: if it is allowed anywhere. */
export function may(actor: Actor, action: Action, upon: ActedUpon = {}): boolean {
  const allowed: readonly Role[] = grants[action];
  return actor.roles.some(
    (role) =>
      allowed.includes(role) && servesThere(actor, role, upon.section) && isOfItsTracks(role, action, upon.type),
  );
}

const servesThere = ({ sections }: Actor, role: Role, section: Section | undefined): boolean =>
  section === undefined || servesEverySection(role) || sections.includes(section);

/**
 * The coordinator takes down and works on volunteers; the telephone answers inquiries and only takes down the rest. To
 * take down a request of whatever type is not the coordinator's.
 */
function isOfItsTracks(role: Role, action: Action, type: RequestType | undefined): boolean {
  if (action === 'request.create') return role !== 'VOLUNTEER_COORDINATOR' || type === 'VOLUNTEER';
  if (action !== 'request.change' || type === undefined) return true;
  if (role === 'VOLUNTEER_COORDINATOR') return type === 'VOLUNTEER';
  if (role === 'PHONE_AGENT') return type === 'INQUIRY' || type === 'SUGGESTION';
  return true;
}
