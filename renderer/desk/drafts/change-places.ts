import { IntakeChannel, isEmptyDraft, useIntakeDrafts, type DraftPlaces } from './intake-draft.ts';
import { bringParkedBack, draftName, inTurn, PARKED, readKeptDraft, type Keepers } from './kept-draft.ts';

/** Brings back what no screen has asked for yet, so that nothing on the disk is written over unseen. */
async function bringAllBack(desk: Keepers): Promise<void> {
  for (const channel of IntakeChannel.options) {
    const kept = await inTurn(() => readKeptDraft(desk, channel));
    const { drafts, change } = useIntakeDrafts.getState();
    if (kept && isEmptyDraft(drafts[channel])) change(channel, kept);
  }
  await bringParkedBack(desk);
}

/**
 * Moves drafts between the screen and what lies aside, and gives the channel that is worked at; null, and nothing moved,
 * where that cannot be. It is on the disk, in one step, before the screen lets anything go: whatever ends the desk
 * meanwhile, each draft is there once.
 */
export async function changePlaces(
  desk: Keepers,
  move: (places: Omit<DraftPlaces, 'channel'>) => DraftPlaces | null,
): Promise<IntakeChannel | null> {
  await bringAllBack(desk);
  const now = useIntakeDrafts.getState();
  const moved = move(now);
  if (moved === null) return null;
  const { channel, ...places } = moved;
  const ofChannels = IntakeChannel.options.map((each) => {
    const draft = places.drafts[each];
    return [draftName(each), isEmptyDraft(draft) ? null : draft] as const;
  });
  const { parked } = places;
  const values = { ...Object.fromEntries(ofChannels), [PARKED]: parked.length > 0 ? parked : null };
  await inTurn(() => desk.drafts.keepAll(values));
  // Somebody typed meanwhile: that goes with what he was typing.
  if (useIntakeDrafts.getState() !== now) return changePlaces(desk, move);
  useIntakeDrafts.setState(places);
  return channel;
}
