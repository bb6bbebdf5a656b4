import type { TFunction } from 'i18next';
import type { Certificate } from '../../data/records/certificates-repository.ts';
import type { Desk } from '../../desk/session/open-desk.ts';
import { printPaper, savePaper, savePapers, type Delivery, type FinishedPaper } from '../../papers/deliver-paper.ts';
import { certificateBatch, certificateData, type PaperSettings } from '../../papers/paper-data.ts';
import { readPrinterProfile, renderOptionsOf } from '../../papers/printer-profile.ts';
import { sha256 } from '../../papers/sha256.ts';

/** One job of many pages to the printer, one file of many pages, or a file for each. */
export type BatchWay = 'print' | 'file' | 'files';

interface BatchOptions {
  readonly settings: Pick<PaperSettings, 'profile'>;
  readonly way: BatchWay;
  readonly t: TFunction;
  /** Told how many certificates are laid out. */
  readonly onProgress: (done: number) => void;
  readonly signal: AbortSignal;
}

/** What became of a batch; `sha256` is of the file that holds it, or of each certificate's own. */
export type BatchDelivery = Delivery & { readonly sha256: readonly string[] };

/** Makes the papers of issued certificates and hands them over; rejects with the signal's reason when called off. */
export async function deliverBatch(
  desk: Desk,
  certificates: readonly Certificate[],
  options: BatchOptions,
): Promise<BatchDelivery> {
  const { way, t } = options;
  const papers =
    way === 'files' ? await oneEach(desk, certificates, options) : [await allInOne(desk, certificates, options)];
  const [first] = papers;
  if (!first) throw new Error('a batch without certificates');
  const delivery = await (way === 'print'
    ? printPaper(desk, first, t)
    : way === 'file'
      ? savePaper(desk, first, t)
      : savePapers(desk, papers, t));
  const hashes = await Promise.all(papers.map(({ bytes }) => sha256(bytes)));
  return { ...delivery, sha256: certificates.map((_, index) => hashes[index] ?? hashes[0] ?? '') };
}

async function allInOne(
  { printing, drafts }: Desk,
  certificates: readonly Certificate[],
  { settings, way, t, onProgress, signal }: BatchOptions,
): Promise<FinishedPaper> {
  // A printer's own skew and ink are no part of a file that is kept.
  const profile = way === 'print' ? renderOptionsOf(await readPrinterProfile(drafts, 'A4')) : {};
  const data = certificateBatch(certificates, settings);
  const outcome = await printing.render('certificates', data, { ...profile, onProgress, signal });
  if (!outcome.ok) throw new Error('certificates that were tried before could not be laid out');
  return { fileName: t('batchFile', { n: certificates.length }), bytes: outcome.value.bytes, paper: 'A4' };
}

async function oneEach(
  { printing }: Desk,
  certificates: readonly Certificate[],
  { settings, t, onProgress, signal }: BatchOptions,
): Promise<FinishedPaper[]> {
  const papers: FinishedPaper[] = [];
  for (const certificate of certificates) {
    const outcome = await printing.render('certificate', certificateData(certificate, settings), { signal });
    if (!outcome.ok) throw new Error('a certificate that was tried before could not be laid out');
    const fileName = t('papers:certificateFile', { number: certificate.certificateNumber });
    papers.push({ fileName, bytes: outcome.value.bytes, paper: 'A4' });
    onProgress(papers.length);
  }
  return papers;
}
