import { z } from 'zod';
import { Section } from '#shared/association/section.ts';
import type { DraftKeeper } from '../../data/store/drafts.ts';

/** Whose numbers the display beside this desk shows; null: those of every section that is served here. */
const DisplayChoice = z.strictObject({ section: Section.nullable() });

const NAME = 'queue/display';

/** What was chosen at this desk; every section where nothing was. */
export async function readDisplayChoice(drafts: DraftKeeper): Promise<Section | null> {
  const { data } = DisplayChoice.safeParse(await drafts.ofDesk.read(NAME));
  return data?.section ?? null;
}

export const keepDisplayChoice = (drafts: DraftKeeper, section: Section | null): Promise<void> =>
  drafts.ofDesk.keep(NAME, { section });
