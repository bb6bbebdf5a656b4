import { AUDIT_LIMIT } from '#shared/contract/audit.ts';
import type { AuditLog } from '../../data/audit-log.ts';
import type { DeskSession } from '../../identity/session.ts';
import { RefusedError, type SyncTransport } from '../../sync/transport.ts';

/** What becomes of the desk when the server has news of who is signed in. */
export interface SessionNews {
  /** Rights have changed: the desk is opened anew with this session. */
  readonly onSuccessor: (session: DeskSession) => void;
  /** The person may not work here any more. */
  readonly onShutOut: () => void;
  /** The desk was revoked: send what waits, then destroy everything. */
  readonly onRevoked: () => void;
}

/**
 * The same wire, minding the session: a token that the server no longer knows is replaced once, what the server says of
 * the person is taken in before anything is pulled, and the audit travels with each round.
 */
export function withSession(
  transport: SyncTransport,
  session: DeskSession,
  audit: AuditLog,
  news: SessionNews,
): SyncTransport {
  const hello: SyncTransport['hello'] = async (request) => {
    try {
      return await transport.hello(request);
    } catch (error) {
      if (codeOf(error) !== 'not-signed-in') throw error;
      await session.signInAgain();
      return transport.hello(request);
    }
  };
  return {
    ...transport,
    async hello(request) {
      try {
        const answer = await hello(request);
        const successor = await session.heard(answer);
        if (successor) news.onSuccessor(successor);
        return answer;
      } catch (error) {
        const code = codeOf(error);
        if (code === 'device-revoked') news.onRevoked();
        if (code === 'secret-wrong') news.onShutOut();
        throw error;
      }
    },
    async pull(request) {
      const entries = await audit.unsent(AUDIT_LIMIT);
      if (entries.length > 0) await audit.markSent(await transport.report(entries));
      return transport.pull(request);
    },
  };
}

const codeOf = (error: unknown): string | null => (error instanceof RefusedError ? error.problem.code : null);
