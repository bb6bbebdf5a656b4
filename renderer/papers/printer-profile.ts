import { z } from 'zod';
import { tidyLine } from '#shared/kernel/typed-text.ts';
import type { DraftKeeper } from '../data/store/drafts.ts';
import type { ClientOptions } from '../print/print-client.ts';
import type { PaperSize } from '../platform/desk-platform.ts';

const FieldOffset = z.strictObject({ dx: z.number().min(-15).max(15), dy: z.number().min(-15).max(15) });

/** How far number, date and attachments must move to meet the ruled lines of the printed letter paper, in millimetres. */
export const FieldOffsets = z.strictObject({ number: FieldOffset, date: FieldOffset, attachments: FieldOffset });
export type FieldOffsets = z.infer<typeof FieldOffsets>;

/** The longest name of a tray. */
export const LONGEST_TRAY = 60;

/**
 * How this desk prints one size of paper: on which printer and tray (null: the system's own), how far that printer pulls
 * the page askew, in millimetres, and whether it has colours. Kept on this desk only and the same for everybody at it: it is about the machine beside it.
 */
export const PrinterProfile = z.strictObject({
  printer: z.string().max(120).nullable(),
  tray: z.string().max(LONGEST_TRAY).nullable(),
  dx: z.number().min(-4).max(4),
  dy: z.number().min(-4).max(4),
  isMono: z.boolean(),
  /** Queue tickets leave this printer without being asked for. */
  printsByItself: z.boolean().default(false),
  letterFields: FieldOffsets,
});
export type PrinterProfile = z.infer<typeof PrinterProfile>;

const unmoved = { dx: 0, dy: 0 };

const usualProfile: PrinterProfile = {
  printer: null,
  tray: null,
  dx: 0,
  dy: 0,
  isMono: false,
  printsByItself: false,
  letterFields: { number: unmoved, date: unmoved, attachments: unmoved },
};

const nameOf = (paper: PaperSize): string => `printer/${paper}`;

/** The profile of a paper size; the usual one where none was set. */
export async function readPrinterProfile(drafts: DraftKeeper, paper: PaperSize): Promise<PrinterProfile> {
  const { data } = PrinterProfile.safeParse(await drafts.ofDesk.read(nameOf(paper)));
  return data ?? usualProfile;
}

export const keepPrinterProfile = (drafts: DraftKeeper, paper: PaperSize, profile: PrinterProfile): Promise<void> =>
  drafts.ofDesk.keep(nameOf(paper), PrinterProfile.parse({ ...profile, tray: tidyLine(profile.tray ?? '') || null }));

/** What the typesetter has to know of the printer. */
export const renderOptionsOf = ({ dx, dy, isMono }: PrinterProfile): Pick<ClientOptions, 'offset' | 'profile'> => ({
  offset: { dx, dy },
  profile: isMono ? 'mono' : 'colour',
});
