import { compareTexts } from '../kernel/text-order.ts';
import type { ComplaintBody } from './complaint-body.ts';
import { standsInTheWay, type ComplaintStanding } from './complaint-guards.ts';
import type { ComplaintCommand, ComplaintStep } from './complaint-step.ts';

/** A complaint opened by one of its readers: what was said, and what has been done since. */
export interface ComplaintCase extends ComplaintStanding {
  readonly decision: string | null;
  /** Steps in their order, those that counted. */
  readonly steps: readonly ComplaintStep[];
  /** Steps that were no longer possible when their turn came: another desk had gone on meanwhile. */
  readonly overtaken: readonly ComplaintStep[];
}

/** The case as it was taken down. */
const newCase = (body: ComplaintBody): ComplaintCase => ({
  body,
  state: 'RECEIVED',
  findings: null,
  decision: null,
  attempts: 0,
  steps: [],
  overtaken: [],
});

/** Lays the steps over the body, whatever order they arrived in. Every desk that has the same steps sees the same case. */
export function caseAfter(body: ComplaintBody, steps: readonly ComplaintStep[]): ComplaintCase {
  return [...steps].sort(inOrder).reduce(withStep, newCase(body));
}

function inOrder(a: ComplaintStep, b: ComplaintStep): number {
  return a.place - b.place || compareTexts(a.at, b.at) || compareTexts(JSON.stringify(a), JSON.stringify(b));
}

function withStep(before: ComplaintCase, step: ComplaintStep): ComplaintCase {
  if (standsInTheWay(before, step.command, step.by) !== null) {
    return { ...before, overtaken: [...before.overtaken, step] };
  }
  return { ...before, ...changes(before, step.command), steps: [...before.steps, step] };
}

function changes(before: ComplaintCase, command: ComplaintCommand): Partial<ComplaintCase> {
  switch (command.kind) {
    case 'acknowledge':
      return { state: 'ACKNOWLEDGED' };
    case 'clarify':
      return { state: 'CLARIFYING' };
    case 'examine':
      return { state: 'EXAMINING' };
    case 'find':
      return { findings: command.findings };
    case 'decide':
      return { state: 'DECIDED', decision: command.decision, attempts: 0 };
    case 'attempt':
      return { attempts: before.attempts + 1 };
    case 'notify':
      return { state: 'NOTIFIED' };
    case 'close':
      return { state: 'CLOSED' };
    case 'direct-elsewhere':
      return { state: 'NOT_RELATED' };
    case 'reopen':
      return { state: 'REOPENED', findings: null, decision: null, attempts: 0 };
  }
}
