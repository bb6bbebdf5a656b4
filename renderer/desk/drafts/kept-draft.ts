import { IntakeDraft, type IntakeChannel } from './intake-draft.ts';
import type { Desk } from '../session/open-desk.ts';

/** The name of a channel's draft on the disk. */
export const draftName = (channel: IntakeChannel): string => `intake/${channel}`;

/** The draft of a channel as it was when the desk was last closed or killed; null where there is none that is worth offering. */
export async function readKeptDraft(
  { drafts, requests }: Pick<Desk, 'drafts' | 'requests'>,
  channel: IntakeChannel,
): Promise<IntakeDraft | null> {
  const { data } = IntakeDraft.safeParse(await drafts.read(draftName(channel)));
  if (!data) return null;
  // Killed between the save and the dropping of its draft: offered again, it would be saved again.
  const wasSaved = data.requestId !== null && (await requests.byId(data.requestId)) !== null;
  return wasSaved ? null : data;
}
