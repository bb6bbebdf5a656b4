import { useEffect, useRef, useState } from 'react';
import { createOneAtATime } from '../../data/store/one-at-a-time.ts';
import { isEmptyDraft, useIntakeDrafts, type IntakeChannel, type ParkedDraft } from '../../desk/drafts/intake-draft.ts';
import { draftName, PARKED, readParkedDrafts } from '../../desk/drafts/kept-draft.ts';
import { useDesk } from '../../desk/session/desk-context.ts';

/** The drafts that were put aside, brought back after a crash or a lock and kept on the disk while they wait. */
export function useParkedDrafts(channel: IntakeChannel): readonly ParkedDraft[] {
  const { drafts: keeper, requests } = useDesk();
  const parked = useIntakeDrafts((state) => state.parked);
  const [wasRead, setRead] = useState(false);
  const [inTurn] = useState(createOneAtATime);
  const wasWritten = useRef(false);

  useEffect(() => {
    let left = false;
    const bringBack = async (): Promise<void> => {
      const kept = await readParkedDrafts({ drafts: keeper, requests });
      if (left) return;
      useIntakeDrafts.getState().bringBack(kept);
      setRead(true);
    };
    void bringBack();
    return () => {
      left = true;
    };
  }, [keeper, requests]);

  useEffect(() => {
    if (!wasRead) return;
    // At first nothing has changed places: the draft of the channel may still be on its way from the disk, and stays there.
    const hasChangedPlaces = wasWritten.current;
    wasWritten.current = true;
    // What came up in the place of what was put aside is written with it: neither is on the disk twice or not at all.
    const draft = useIntakeDrafts.getState().drafts[channel];
    void inTurn(async () => {
      await (parked.length > 0 ? keeper.keep(PARKED, parked) : keeper.drop(PARKED));
      if (!hasChangedPlaces) return;
      await (isEmptyDraft(draft) ? keeper.drop(draftName(channel)) : keeper.keep(draftName(channel), draft));
    });
  }, [keeper, inTurn, parked, wasRead, channel]);

  return parked;
}
