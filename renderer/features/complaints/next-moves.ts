import type { ComplaintBody } from '#shared/complaints/complaint-body.ts';
import type { ComplaintState } from '#shared/complaints/complaint.ts';
import type { ComplaintCommand } from '#shared/complaints/complaint-step.ts';

/** What the handler is offered, the likeliest first. */
export type Move = Exclude<ComplaintCommand['kind'], 'close'> | 'close-told' | 'close-untold';

const moves: Record<ComplaintState, readonly Move[]> = {
  RECEIVED: ['acknowledge', 'direct-elsewhere'],
  ACKNOWLEDGED: ['clarify', 'examine', 'direct-elsewhere'],
  CLARIFYING: ['examine', 'clarify', 'direct-elsewhere'],
  EXAMINING: ['find', 'decide', 'clarify', 'direct-elsewhere'],
  REOPENED: ['examine', 'clarify'],
  DECIDED: ['notify', 'attempt', 'close-untold'],
  NOTIFIED: ['close-told'],
  CLOSED: ['reopen'],
  NOT_RELATED: ['reopen'],
};

/** The moves that make sense where a complaint stands; guards may still forbid one, and say why. */
export function nextMoves(state: ComplaintState, complainant: ComplaintBody['complainant']['kind']): readonly Move[] {
  if (complainant !== 'anonymous') return moves[state];
  return moves[state].filter((move) => move !== 'notify' && move !== 'attempt');
}

/** What is typed with a move, if anything. */
export const asksForWords = (move: Move): boolean =>
  move === 'clarify' || move === 'find' || move === 'decide' || move === 'direct-elsewhere' || move === 'reopen';

interface MoveFacts {
  readonly words: string;
  readonly way: 'PHONE' | 'PAPER' | 'MESSAGE';
  readonly wordingVersion: number;
  readonly isAnonymous: boolean;
}

/** The command that a move is. */
export function toCommand(move: Move, { words, way, wordingVersion, isAnonymous }: MoveFacts): ComplaintCommand {
  switch (move) {
    case 'clarify':
      return { kind: move, said: words };
    case 'find':
      return { kind: move, findings: words };
    case 'decide':
      return { kind: move, decision: words };
    case 'direct-elsewhere':
      return { kind: move, whereTo: words };
    case 'reopen':
      return { kind: move, because: words };
    case 'attempt':
      return { kind: move, way };
    case 'notify':
      return { kind: move, way, wordingVersion };
    case 'close-told':
      return { kind: 'close', reason: 'NOTIFIED' };
    case 'close-untold':
      return { kind: 'close', reason: isAnonymous ? 'ANONYMOUS' : 'UNREACHABLE' };
    default:
      return { kind: move };
  }
}
