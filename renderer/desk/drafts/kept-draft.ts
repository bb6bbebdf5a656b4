import { z } from 'zod';
import { createOneAtATime } from '../../data/store/one-at-a-time.ts';
import { IntakeDraft, ParkedDraft, useIntakeDrafts, type IntakeChannel } from './intake-draft.ts';
import type { Desk } from '../session/open-desk.ts';

/** Where an intake is kept until it is saved, and where it is known afterwards. */
export type Keepers = Pick<Desk, 'drafts' | 'requests'>;

/** All writings of intakes in this window follow each other: an older state of one never comes to lie over a newer. */
export const inTurn = createOneAtATime();

/** The name of a channel's draft on the disk. */
export const draftName = (channel: IntakeChannel): string => `intake/${channel}`;

/** The draft of a channel as it was when the desk was last closed or killed; null where there is none that is worth offering. */
export async function readKeptDraft(
  { drafts, requests }: Keepers,
  channel: IntakeChannel,
): Promise<IntakeDraft | null> {
  const { data } = IntakeDraft.safeParse(await drafts.read(draftName(channel)));
  return data && (await isUnsaved(requests, data)) ? data : null;
}

/** The name under which the drafts that were put aside lie on the disk. */
export const PARKED = 'intake/parked';

/** The drafts that lay aside when the desk was last closed or killed. */
async function readParkedDrafts({ drafts, requests }: Keepers): Promise<ParkedDraft[]> {
  const { data = [] } = z.array(ParkedDraft).safeParse(await drafts.read(PARKED));
  const unsaved = await Promise.all(data.map(({ draft }) => isUnsaved(requests, draft)));
  return data.filter((_, index) => unsaved[index]);
}

/** Killed between the save and the dropping of its draft: offered again, it would be saved again. */
const isUnsaved = async (requests: Desk['requests'], { requestId }: IntakeDraft): Promise<boolean> =>
  requestId === null || (await requests.byId(requestId)) === null;

/** Brings back what lay aside when the desk was last closed or killed. */
export async function bringParkedBack(desk: Keepers): Promise<void> {
  useIntakeDrafts.getState().bringBack(await readParkedDrafts(desk));
}
