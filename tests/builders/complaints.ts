import type { Actor } from '#shared/access/actor.ts';
import type { Role } from '#shared/access/role.ts';
import { caseAfter, type ComplaintCase } from '#shared/complaints/complaint-case.ts';
import type { ComplaintBody } from '#shared/complaints/complaint-body.ts';
import { decideComplaint } from '#shared/complaints/decide-complaint.ts';
import type { ComplaintCommand } from '#shared/complaints/complaint-step.ts';

/** A complaint as it is taken down from a caller. */
export const aComplaint = (facts: Partial<ComplaintBody> = {}): ComplaintBody => ({
  complainant: { kind: 'caller', name: 'هيلة بنت سعد العمري', phone: '0501234567' },
  subject: { kind: 'other', name: 'قسم المواعيد' },
  category: 'delay',
  severity: 'ORDINARY',
  text: 'تأخر موعدي ثلاث مرات دون أن يخبرني أحد',
  safeContact: { way: 'ANY_TIME', detail: '' },
  takenBy: 'receptionist',
  ...facts,
});

/** Somebody with these roles, on the shared side. */
export const anActor = (userId: string, ...roles: readonly Role[]): Actor => ({ userId, roles, sections: ['FAMILY'] });

export const anOfficer = anActor('officer', 'COMPLAINTS_OFFICER');

/** The case after commands that must all be possible. */
export function caseOf(
  body: ComplaintBody,
  commands: readonly ComplaintCommand[],
  actor: Actor = anOfficer,
): ComplaintCase {
  return commands.reduce(
    (current, command) => {
      const decided = decideComplaint(current, command, actor, '2026-11-24T07:00:00.000Z');
      if (!decided.ok) throw new Error(`${command.kind} is refused: ${decided.error}`);
      return caseAfter(body, [...current.steps, decided.value]);
    },
    caseAfter(body, []),
  );
}

/** The way to a decision. */
export const toDecision: readonly ComplaintCommand[] = [
  { kind: 'acknowledge' },
  { kind: 'clarify', said: 'سألناها عن أيام المواعيد' },
  { kind: 'examine' },
  { kind: 'find', findings: 'لم يُرسل إليها تذكير' },
  { kind: 'decide', decision: 'الشكوى صحيحة' },
];
