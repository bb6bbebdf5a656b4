import { useEffect, useState } from 'react';
import type { AuditKind } from '#shared/access/audit-entry.ts';
import type { AuditPage } from '#shared/contract/audit.ts';
import { useDesk, useSyncStatus } from '../../desk/session/desk-context.ts';

interface Audit {
  /** As far as it has been read, newest first; undefined until the server has answered. */
  readonly page: AuditPage | undefined;
  readonly fault: unknown;
  readonly older: () => void;
}

/** The audit of one kind, or of all, read a page at a time as it is asked for. */
export function useAudit(kind: AuditKind | null): Audit {
  const { administration } = useDesk();
  const { connection } = useSyncStatus();
  const [page, setPage] = useState<AuditPage>();
  const [fault, setFault] = useState<unknown>(null);
  useEffect(() => {
    if (connection !== 'online') return undefined;
    let isCurrent = true;
    administration.auditPage({ before: null, kind }).then(
      (answer) => {
        if (!isCurrent) return;
        setPage(answer);
        setFault(null);
      },
      (error: unknown) => isCurrent && setFault(error),
    );
    return () => {
      isCurrent = false;
    };
  }, [administration, connection, kind]);

  const readOlder = async (): Promise<void> => {
    const last = page?.lines.at(-1);
    if (!page || !last) return;
    try {
      const answer = await administration.auditPage({ before: last.number, kind });
      // The kind may have been changed meanwhile: only what follows the lines shown is added to them.
      setPage((shown) =>
        shown?.lines.at(-1)?.number === last.number
          ? { ...answer, lines: [...shown.lines, ...answer.lines], names: { ...shown.names, ...answer.names } }
          : shown,
      );
    } catch (error) {
      setFault(error);
    }
  };
  return { page, fault, older: () => void readOlder() };
}
