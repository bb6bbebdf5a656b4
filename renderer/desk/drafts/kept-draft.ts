import { z } from 'zod';
import { IntakeDraft, ParkedDraft, type IntakeChannel } from './intake-draft.ts';
import type { Desk } from '../session/open-desk.ts';

/** The name of a channel's draft on the disk. */
export const draftName = (channel: IntakeChannel): string => `intake/${channel}`;

/** The draft of a channel as it was when the desk was last closed or killed; null where there is none that is worth offering. */
export async function readKeptDraft(
  { drafts, requests }: Pick<Desk, 'drafts' | 'requests'>,
  channel: IntakeChannel,
): Promise<IntakeDraft | null> {
  const { data } = IntakeDraft.safeParse(await drafts.read(draftName(channel)));
  return data && (await isUnsaved(requests, data)) ? data : null;
}

/** The name under which the drafts that were put aside lie on the disk. */
export const PARKED = 'intake/parked';

/** The drafts that lay aside when the desk was last closed or killed. */
export async function readParkedDrafts({
  drafts,
  requests,
}: Pick<Desk, 'drafts' | 'requests'>): Promise<ParkedDraft[]> {
  const { data = [] } = z.array(ParkedDraft).safeParse(await drafts.read(PARKED));
  const unsaved = await Promise.all(data.map(({ draft }) => isUnsaved(requests, draft)));
  return data.filter((_, index) => unsaved[index]);
}

/** Killed between the save and the dropping of its draft: offered again, it would be saved again. */
const isUnsaved = async (requests: Desk['requests'], { requestId }: IntakeDraft): Promise<boolean> =>
  requestId === null || (await requests.byId(requestId)) === null;
