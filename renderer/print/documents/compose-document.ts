import type { z } from 'zod';
import { AlignmentData } from '#shared/documents/alignment.ts';
import { AnswerSheetData } from '#shared/documents/answer-sheet.ts';
import { AppointmentSlipData, TwoUpSlipData } from '#shared/documents/appointment-slip.ts';
import { CertificateBatchData, CertificateData } from '#shared/documents/certificate.ts';
import { DailyListData } from '#shared/documents/daily-list.ts';
import type { Marks } from '#shared/documents/document-data.ts';
import type { DocumentKind } from '#shared/documents/document-kind.ts';
import type { DocumentProblem } from '#shared/documents/document-problem.ts';
import { fieldProblems } from '#shared/documents/field-problems.ts';
import { LetterData } from '#shared/documents/letter.ts';
import type { Letterhead } from '#shared/documents/letterhead.ts';
import { MonthReportData } from '#shared/documents/month-report.ts';
import { NoticeData } from '#shared/documents/notice.ts';
import { QueueTicketData } from '#shared/documents/queue-ticket.ts';
import { ReferralData } from '#shared/documents/referral.ts';
import { ClosingNoticeData, RequestReceiptData } from '#shared/documents/request-papers.ts';
import { SpecimenData } from '#shared/documents/specimen.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { DataImages } from '../images/data-images.ts';
import type { Sheet } from '../page/sheet.ts';
import type { BuildContext } from '../page/sheet-builder.ts';
import type { FaceName, PrintEngine } from '../print-engine.ts';
import { composeAlignment } from './alignment.ts';
import { composeAnswerSheet } from './answer-sheet.ts';
import { composeCertificate } from './certificate.ts';
import { composeDailyList } from './daily-list.ts';
import { composeLetter } from './letter.ts';
import { composeMonthReport } from './month-report.ts';
import { composeNotice } from './notice.ts';
import { composeQueueTicket } from './queue-ticket.ts';
import { composeReferral } from './referral.ts';
import { composeClosingNotice, composeRequestReceipt } from './request-papers.ts';
import { composeSlipA5 } from './slip-a5.ts';
import { composeSlipRoll } from './slip-roll.ts';
import { composeTwoSlips } from './slip-two-up.ts';
import { composeSpecimen } from './specimen.ts';

/** A document laid out: its pages, and how its file names itself. */
export interface ComposedDocument {
  readonly title: string;
  readonly author: string;
  readonly sheets: readonly Sheet[];
}

export interface ComposeOptions {
  readonly face?: FaceName | undefined;
  readonly images?: DataImages;
  readonly laidOut?: (count: number) => void;
}

type Context = Omit<BuildContext, 'digits'>;
type Compose = (data: unknown, context: Context, face: FaceName) => ComposedDocument | undefined;

/** A kind of paper: what its data must be, and how it is laid out. Data that is not so only adds to the problems. */
const kind =
  <Data>(
    schema: z.ZodType<Data>,
    compose: (data: Data, context: Context, face: FaceName) => ComposedDocument,
  ): Compose =>
  (data, context, face) => {
    const parsed = schema.safeParse(data, { reportInput: true });
    if (parsed.success) return compose(parsed.data, context, face);
    context.problems.push(...fieldProblems(parsed.error));
    return undefined;
  };

const KINDS: Readonly<Record<DocumentKind, Compose>> = {
  certificate: kind(CertificateData, (data, context) => certificateFile([data], [composeCertificate(data, context)])),
  certificates: kind(CertificateBatchData, composeBatch),
  'slip-a5': kind(AppointmentSlipData, (data, context) => slipFile(data, [composeSlipA5(data, context)])),
  'slip-a4-two-up': kind(TwoUpSlipData, (data, context) => slipFile(data.slips[0], [composeTwoSlips(data, context)])),
  'slip-80mm': kind(AppointmentSlipData, (data, context) => slipFile(data, [composeSlipRoll(data, context, 80)])),
  'slip-58mm': kind(AppointmentSlipData, (data, context) => slipFile(data, [composeSlipRoll(data, context, 58)])),
  'queue-ticket': kind(QueueTicketData, (data, context) => ({
    title: `${data.letter} ${data.number}`,
    author: '',
    sheets: [composeQueueTicket(data, context)],
  })),
  letter: kind(LetterData, (data, context) => paperFile(data.subject, data, composeLetter(data, context))),
  referral: kind(ReferralData, (data, context) => paperFile(data.title, data, [composeReferral(data, context)])),
  'request-receipt': kind(RequestReceiptData, (data, context) =>
    paperFile(data.title, data, [composeRequestReceipt(data, context)]),
  ),
  'closing-notice': kind(ClosingNoticeData, (data, context) =>
    paperFile(data.title, data, [composeClosingNotice(data, context)]),
  ),
  'answer-sheet': kind(AnswerSheetData, (data, context) =>
    paperFile(data.question, data, [composeAnswerSheet(data, context)]),
  ),
  notice: kind(NoticeData, (data, context) => paperFile(data.title, data, [composeNotice(data, context)])),
  'daily-list': kind(DailyListData, (data, context) => ({
    title: data.title,
    author: data.letterhead.nameLines.join(' '),
    sheets: composeDailyList(data, context),
  })),
  'month-report': kind(MonthReportData, (data, context) => ({
    title: `${data.title} – ${data.month}`,
    author: data.letterhead.nameLines.join(' '),
    sheets: composeMonthReport(data, context),
  })),
  alignment: kind(AlignmentData, (data, context) => ({
    title: data.title,
    author: '',
    sheets: [composeAlignment(data, context)],
  })),
  specimen: kind(SpecimenData, (texts, context, face) => ({
    title: 'نماذج',
    author: '',
    sheets: composeSpecimen(texts, context, face),
  })),
};

/** Checks the data of a document and lays it out. Refuses with every problem it finds, not only the first. */
export function composeDocument(
  engine: PrintEngine,
  documentKind: DocumentKind,
  data: unknown,
  { face = 'Amiri', images = new Map(), laidOut = () => {} }: ComposeOptions = {},
): Result<ComposedDocument, DocumentProblem[]> {
  const problems: DocumentProblem[] = [];
  const composed = KINDS[documentKind](data, { engine, problems, images, laidOut, fieldPrefix: '' }, face);
  return composed && problems.length === 0 ? ok(composed) : err(problems);
}

/** A batch writes what its certificates share once; here each gets it back, its own fields winning. */
function composeBatch(batch: CertificateBatchData, context: Context): ComposedDocument {
  const sheets: Sheet[] = [];
  const certificates: CertificateData[] = [];
  batch.certificates.forEach((own, i) => {
    const fieldPrefix = `certificates[${i}].`;
    const parsed = CertificateData.safeParse({ ...batch.shared, ...own }, { reportInput: true });
    if (!parsed.success) {
      context.problems.push(...fieldProblems(parsed.error, fieldPrefix));
      return;
    }
    certificates.push(parsed.data);
    sheets.push(composeCertificate(parsed.data, { ...context, fieldPrefix }));
    context.laidOut?.(i + 1);
  });
  return certificateFile(certificates, sheets);
}

const draftTitle = (title: string, marks: Marks | undefined): string => (marks?.draft ? `مسودة – ${title}` : title);

const paperFile = (
  title: string,
  { letterhead, marks }: { letterhead: Letterhead; marks: Marks },
  sheets: readonly Sheet[],
): ComposedDocument => ({ title: draftTitle(title, marks), author: letterhead.nameLines.join(' '), sheets });

function certificateFile(batch: readonly CertificateData[], sheets: readonly Sheet[]): ComposedDocument {
  const [first] = batch;
  const title = first?.template.title ?? '';
  return {
    title: draftTitle(batch.length === 1 ? `${title} – ${first?.person.name ?? ''}` : title, first?.marks),
    author: first?.letterhead.nameLines.join(' ') ?? '',
    sheets,
  };
}

/** A discreet slip is discreet in the properties of its file too. */
function slipFile(slip: AppointmentSlipData | undefined, sheets: readonly Sheet[]): ComposedDocument {
  const author = slip && !slip.discreet ? slip.letterhead.nameLines.join(' ') : '';
  return { title: draftTitle(slip?.title ?? '', slip?.marks), author, sheets };
}
