import type { TFunction } from 'i18next';
import type { DocumentKind } from '#shared/documents/document-kind.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { ticketDigits } from '#shared/visits/visit.ts';
import type { Certificate } from '../data/records/certificates-repository.ts';
import type { PrintJob } from '../data/records/print-jobs-repository.ts';
import type { Desk } from '../desk/session/open-desk.ts';
import { asIssued, keptCertificate, keptLetter, NotAsIssuedError, type AsIssued, type KeptPaper } from './as-issued.ts';
import { printPaper, type FinishedPaper } from './deliver-paper.ts';
import { letterData } from './letter-data.ts';
import { certificateBatch, certificateHead, slipData, type PaperSettings } from './paper-data.ts';
import { readPrinterProfile, renderOptionsOf } from './printer-profile.ts';
import { sha256 } from './sha256.ts';
import { ticketData } from './ticket-data.ts';

type Making = { readonly kind: DocumentKind; readonly data: unknown } & Omit<FinishedPaper, 'bytes'>;

/**
 * Prints what a job names once more, from the records as they stand: their snapshots give the same paper. Says what
 * became of it; throws where the records are no longer on this desk.
 */
export async function printJobAgain(desk: Desk, job: PrintJob, settings: PaperSettings, t: TFunction): Promise<string> {
  const { printJobs, printing, drafts, certificates, letters } = desk;
  const { kind, data, fileName, paper } = await makingOf(desk, job, settings, t);
  await printJobs.follow(job.id, [{ kind: 'retried' }]);
  const outcome = await printing.render(kind, data, renderOptionsOf(await readPrinterProfile(drafts, paper)));
  if (!outcome.ok) throw new Error(`a ${kind} that was printed before could not be laid out`);
  const delivery = await printPaper(desk, { fileName, paper, bytes: outcome.value.bytes }, t);
  if (delivery.kind !== 'done') {
    const { reason, text } = delivery.kind === 'failed' ? delivery : { reason: '', text: '' };
    await printJobs.follow(job.id, [{ kind: 'failed', reason }]);
    return text;
  }
  if (job.subject === 'certificates') {
    const hash = await sha256(outcome.value.bytes);
    const printed = await certificates.byIds(job.recordIds);
    await certificates.countPrints(
      printed,
      printed.map(() => hash),
    );
  }
  if (job.subject === 'letters') {
    const hash = await sha256(outcome.value.bytes);
    await Promise.all(job.recordIds.map((id) => letters.countPrint(id, hash)));
  }
  await printJobs.follow(job.id, delivery.events);
  return delivery.text;
}

/** What a copy is made with; throws where the record is no longer what was issued. */
async function trusted({ settings }: Desk, paper: KeptPaper): Promise<AsIssued> {
  const found = await asIssued(settings, paper);
  if (!found) throw new Error('the settings have not arrived at this desk');
  if (found.doubts.includes('content')) throw new NotAsIssuedError(paper.number);
  return found;
}

/** One file; certificates that were issued under another head than the first keep theirs. */
function underTheirHeads(certificates: readonly Certificate[], kept: readonly AsIssued[]) {
  const [first] = kept;
  if (!first) throw new Error('a job of certificates names none');
  const batch = certificateBatch(certificates, first);
  const own = batch.certificates.map((each, index) => {
    const { profile } = kept[index] ?? first;
    return profile.version === first.profile.version ? each : { ...each, ...certificateHead(profile) };
  });
  return { ...batch, certificates: own };
}

/** The ticket as it was when its visitor came. */
async function ticketAgain({ visits, settings }: Desk, [id]: readonly string[], t: TFunction): Promise<Making> {
  const visit = id === undefined ? null : await visits.byId(id);
  const queue = await settings.get('queue');
  if (!visit || !queue) throw new Error('the visitor of the job is not on this desk');
  const data = ticketData(visit, await visits.onDay(riyadhDate(visit.arrivedAt)), queue, t);
  const fileName = t('queue:ticket.file', { number: ticketDigits(visit.ticket) });
  return { kind: 'queue-ticket', data, fileName, paper: 'roll-80mm' };
}

async function makingOf(
  desk: Desk,
  { subject, recordIds }: PrintJob,
  settings: PaperSettings,
  t: TFunction,
): Promise<Making> {
  const { certificates, appointments, letters, drafts } = desk;
  if (subject === 'certificates') {
    const found = await certificates.byIds(recordIds);
    if (found.length === 0) throw new Error('the certificates of the job are not on this desk');
    const fileName = t('certificates:batchFile', { n: found.length });
    const kept = await Promise.all(found.map((each) => trusted(desk, keptCertificate(each))));
    return { kind: 'certificates', data: underTheirHeads(found, kept), fileName, paper: 'A4' };
  }
  if (subject === 'visits') return ticketAgain(desk, recordIds, t);
  if (subject === 'letters') {
    const letter = recordIds[0] ? await letters.byId(recordIds[0]) : null;
    if (!letter) throw new Error('the letter of the job is not on this desk');
    const { letterFields: fieldOffsets } = await readPrinterProfile(drafts, 'A4');
    const { profile: pictures } = await trusted(desk, keptLetter(letter));
    return {
      kind: 'letter',
      // Whether it went on printed paper is not remembered; a drawn head is right on any.
      data: letterData(letter, { paper: 'drawn', fieldOffsets, isReplacement: false, pictures }),
      fileName: t('papers:letter.file', { number: letter.letterNumber }),
      paper: 'A4',
    };
  }
  const appointment = recordIds[0] ? await appointments.byId(recordIds[0]) : null;
  if (!appointment) throw new Error('the appointment of the job is not on this desk');
  const service = t(`papers:service.${appointment.kind}`, { lng: 'ar' });
  // Whether it was to be discreet is not remembered; the discreet one tells nobody anything.
  const data = slipData(appointment, service, true, settings);
  return {
    kind: 'slip-a5',
    data,
    fileName: t('papers:slipFile', { number: appointment.referenceNumber }),
    paper: 'A5',
  };
}
