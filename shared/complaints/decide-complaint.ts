import type { Actor } from '../access/actor.ts';
import { may } from '../access/permissions.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { ComplaintCase } from './complaint-case.ts';
import { standsInTheWay, type ComplaintObstacle } from './complaint-guards.ts';
import type { ComplaintCommand, ComplaintStep } from './complaint-step.ts';

/** The step that a command is, or the guard that forbids it; refused commands change nothing. */
export function decideComplaint(
  current: ComplaintCase,
  command: ComplaintCommand,
  actor: Actor,
  at: string,
): Result<ComplaintStep, ComplaintObstacle> {
  if (!may(actor, command.kind === 'reopen' ? 'complaint.reopen' : 'complaint.handle')) return err('not-permitted');
  const obstacle = standsInTheWay(current, command, actor.userId);
  if (obstacle !== null) return err(obstacle);
  const place = Math.max(0, ...[...current.steps, ...current.overtaken].map((step) => step.place)) + 1;
  return ok({ command, place, by: actor.userId, at });
}
