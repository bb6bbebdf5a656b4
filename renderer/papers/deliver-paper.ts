import type { TFunction } from 'i18next';
import type { PrintEvent } from '#shared/printing/print-job.ts';
import type { Desk } from '../desk/session/open-desk.ts';
import type { PaperSize } from '../platform/desk-platform.ts';
import { readPrinterProfile } from './printer-profile.ts';

/** A paper that is ready to leave the desk. */
export interface FinishedPaper {
  /** No person's name and no matter. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly paper: PaperSize;
}

/** What became of it, in a sentence, and what a print job has to know of it. */
export type Delivery =
  | { readonly kind: 'done'; readonly text: string; readonly events: readonly PrintEvent[] }
  | { readonly kind: 'failed'; readonly text: string; readonly reason: string }
  /** The person changed his mind in the dialog of the system. */
  | { readonly kind: 'cancelled' };

type Ports = Pick<Desk, 'platform' | 'drafts' | 'audit'>;

/** Prints on the printer and tray that this desk keeps for the paper size. */
export async function printPaper(
  { platform, drafts, audit }: Ports,
  paper: FinishedPaper,
  t: TFunction,
): Promise<Delivery> {
  const { printer, tray } = await readPrinterProfile(drafts, paper.paper);
  const { fileName: title, bytes } = paper;
  const outcome = await platform.papers.print({ title, bytes, paper: paper.paper, printer, tray });
  switch (outcome.kind) {
    case 'sent':
      await audit.note('printed', { paper: title, printer: outcome.printer });
      return {
        kind: 'done',
        text: t('papers:sent', { printer: outcome.printer }),
        events: [{ kind: 'rendered' }, { kind: 'spooled', printer: outcome.printer }],
      };
    case 'no-printer':
      return { kind: 'failed', text: t('papers:noPrinter'), reason: 'no-printer' };
    case 'failed':
      return { kind: 'failed', text: t('papers:printFailed', { reason: outcome.reason }), reason: outcome.reason };
  }
}

/** Saves where the person says. */
export async function savePaper({ platform, audit }: Ports, paper: FinishedPaper, t: TFunction): Promise<Delivery> {
  const outcome = await platform.papers.save(`${paper.fileName}.pdf`, paper.bytes);
  if (outcome.kind === 'saved') await audit.note('exported', { paper: paper.fileName });
  return saved(outcome, t('papers:saved'), t);
}

/** Saves many files into one folder. */
export async function savePapers(
  { platform, audit }: Ports,
  papers: readonly FinishedPaper[],
  t: TFunction,
): Promise<Delivery> {
  const files = papers.map(({ fileName, bytes }) => ({ name: `${fileName}.pdf`, bytes }));
  const outcome = await platform.papers.saveAll(files);
  if (outcome.kind === 'saved') await audit.note('exported', { paper: files[0]?.name ?? '', papers: files.length });
  return saved(outcome, t('papers:savedAll', { count: files.length, n: files.length }), t);
}

function saved(outcome: Awaited<ReturnType<Desk['platform']['papers']['save']>>, text: string, t: TFunction): Delivery {
  if (outcome.kind === 'cancelled') return { kind: 'cancelled' };
  if (outcome.kind === 'saved') return { kind: 'done', text, events: [{ kind: 'rendered' }, { kind: 'saved' }] };
  return { kind: 'failed', text: t('papers:saveFailed', { reason: outcome.reason }), reason: outcome.reason };
}
