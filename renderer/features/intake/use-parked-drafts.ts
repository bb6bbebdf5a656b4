import { useEffect } from 'react';
import { useIntakeDrafts, type ParkedDraft } from '../../desk/drafts/intake-draft.ts';
import { bringParkedBack } from '../../desk/drafts/kept-draft.ts';
import { useDesk } from '../../desk/session/desk-context.ts';

/** The drafts that were put aside, brought back after a crash or a lock. */
export function useParkedDrafts(): readonly ParkedDraft[] {
  const { drafts, requests } = useDesk();
  useEffect(() => void bringParkedBack({ drafts, requests }), [drafts, requests]);
  return useIntakeDrafts((state) => state.parked);
}
