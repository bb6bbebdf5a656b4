import { useEffect, useRef } from 'react';
import { useDesk } from '../../desk/session/desk-context.ts';
import { isEmptyDraft, useIntakeDrafts, type IntakeChannel, type IntakeDraft } from '../../desk/drafts/intake-draft.ts';
import { draftName, inTurn, readKeptDraft } from '../../desk/drafts/kept-draft.ts';

/** Milliseconds from a key to the disk: long enough not to write at every key, short enough that a crash costs a word. */
const KEEP_WITHIN = 400;

/** The channel's draft, brought back after a crash and kept on the disk while it is typed. */
export function useKeptDraft(channel: IntakeChannel): IntakeDraft {
  const { drafts: keeper, requests } = useDesk();
  const draft = useIntakeDrafts(({ drafts }) => drafts[channel]);
  const wasRead = useRef(false);
  const latest = useRef(draft);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const name = draftName(channel);

  useEffect(() => {
    const bringBack = async (): Promise<void> => {
      const kept = await readKeptDraft({ drafts: keeper, requests }, channel);
      wasRead.current = true;
      const { drafts, change } = useIntakeDrafts.getState();
      // Somebody typed while it was read: that is what counts now, and no later key may ever come.
      if (!isEmptyDraft(drafts[channel])) await inTurn(() => keeper.keep(name, drafts[channel]));
      else if (kept) change(channel, kept);
      else await inTurn(() => keeper.drop(name));
    };
    void bringBack();
  }, [keeper, requests, name, channel]);

  useEffect(() => {
    if (!wasRead.current) return;
    latest.current = draft;
    if (isEmptyDraft(draft)) {
      clearTimeout(timer.current);
      timer.current = undefined;
      // Saved: brought back after a crash, it would be saved again.
      void inTurn(() => keeper.drop(name));
    } else {
      timer.current ??= setTimeout(() => {
        timer.current = undefined;
        void inTurn(() => keeper.keep(name, latest.current));
      }, KEEP_WITHIN);
    }
  }, [keeper, name, draft]);

  return draft;
}
