import { compareTexts } from '../kernel/text-order.ts';
import type { RequestState } from '../requests/request-state.ts';

/** What is to be done next, seen from a desk: read from what is recorded, never written down by itself. */
export type Task = {
  /** One for each, stable while the task stands. */
  readonly id: string;
  readonly personId: string | null;
} & (
  | {
      /** An appointment whose time another one has. */
      readonly kind: 'clash';
      readonly appointmentId: string;
      readonly startsAt: string;
    }
  | {
      /** Somebody waits to be called again at an instant. */
      readonly kind: 'callback';
      readonly number: string;
      readonly requestId: string | null;
      readonly dueAt: string;
    }
  | {
      /** Somebody did not answer on an earlier day. */
      readonly kind: 'retry';
      readonly number: string;
      readonly requestId: string | null;
      readonly triedAt: string;
    }
  | {
      /** A request has to leave its step by the end of a Riyadh day, ISO. */
      readonly kind: 'step';
      readonly requestId: string;
      readonly serviceId: string;
      readonly servicesVersion?: number | undefined;
      readonly state: RequestState;
      readonly day: string;
    }
  | {
      /** A merge that somebody proposed. */
      readonly kind: 'merge';
      readonly otherId: string;
    }
  | {
      /** Somebody written down today who may be known already. */
      readonly kind: 'duplicate';
      readonly otherId: string;
    }
);

const RANK: Readonly<Record<Task['kind'], number>> = {
  clash: 0,
  callback: 1,
  step: 2,
  retry: 3,
  merge: 4,
  duplicate: 5,
};

/** What presses most first: lost times, then whoever waits for a call, what is overdue, and what nobody waits for. */
export const inOrderOfUrgency = (tasks: readonly Task[]): Task[] =>
  tasks.toSorted((a, b) => RANK[a.kind] - RANK[b.kind] || compareTexts(since(a), since(b)) || compareTexts(a.id, b.id));

function since(task: Task): string {
  switch (task.kind) {
    case 'clash':
      return task.startsAt;
    case 'callback':
      return task.dueAt;
    case 'retry':
      return task.triedAt;
    case 'step':
      return task.day;
    case 'merge':
    case 'duplicate':
      return '';
  }
}
