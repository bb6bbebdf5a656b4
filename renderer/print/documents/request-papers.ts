import type { ClosingNoticeData, RequestReceiptData } from '#shared/documents/request-papers.ts';
import { isolate } from '#shared/kernel/bidi.ts';
import { keepTogether } from '#shared/kernel/date-format.ts';
import { formatBothCalendars } from '#shared/kernel/date-range.ts';
import { foldDigits } from '#shared/kernel/digits.ts';
import { formatTime } from '#shared/kernel/riyadh-time.ts';
import { divider } from '../art/ornaments.ts';
import type { Sheet } from '../page/sheet.ts';
import { type BuildContext, createSheetBuilder, type SheetBuilder, type TextBox } from '../page/sheet-builder.ts';
import { A5_PAGE, setA5Foot, setA5Head } from './a5-head.ts';
import { setRows } from './a5-rows.ts';
import { setCopyMark, setDraft, setStamp } from './paper-parts.ts';
import { type ParagraphBox, setParagraphs } from './set-paragraph.ts';

const full = { x: 12, w: 124 } as const;

const TEXTS = {
  title: { ...full, base: 48.6, face: 'Amiri Bold', pt: 28, minPt: 20, align: 'centre', ink: 'green', role: 'title' },
  lead: { ...full, base: 69.6, face: 'Amiri', pt: 14.5, minPt: 11.5, align: 'centre' },
  numberLabel: { x: 22, w: 104, base: 82.8, face: 'Amiri', pt: 12, align: 'centre' },
  number: { x: 24, w: 100, base: 95.4, face: 'Amiri Bold', pt: 26, minPt: 18, align: 'centre' },
  advice: { ...full, base: 143.6, face: 'Amiri', pt: 13, align: 'right', leading: 8.2 },
  codeCaption: { x: 24, w: 100, base: 185.4, face: 'Amiri', pt: 10.5, align: 'centre' },
  greeting: { ...full, base: 94.4, face: 'Amiri', pt: 14.5, align: 'right' },
  body: { ...full, base: 104.4, face: 'Amiri', pt: 14.5, align: 'right', leading: 9.2, gap: 2.4 },
  signer: { x: 14, w: 60, base: 163, face: 'Amiri Bold', pt: 13.5, minPt: 11, align: 'centre' },
  stamp: { x: 95, w: 26, base: 171.7, face: 'Amiri', pt: 9, align: 'centre', ink: 'guide', role: 'artifact' },
  mark: { x: 12, w: 34, base: 17, face: 'Amiri Bold', pt: 9.5, minPt: 8, align: 'left' },
} as const satisfies Record<string, TextBox | ParagraphBox>;

const NUMBER_BOX = { x: 22, y: 75.5, w: 104, h: 27 } as const;
const CODE = { x: 63.5, y: 158.4, size: 21, minModule: 0.4 } as const;
const FOOT_NOTE = 'للمتابعة والاستفسار';
/** Below this the stamp begins: the fixed wording is not shrunk, so it may not be longer. */
const LOWEST_BODY = 152;

type Common = Pick<RequestReceiptData, 'letterhead' | 'digits' | 'title' | 'marks'>;

/** The receipt of a request: its number large, nothing of its matter. The code holds the number and no link. */
export function composeRequestReceipt(data: RequestReceiptData, context: Omit<BuildContext, 'digits'>): Sheet {
  const sheet = open(data, context);
  sheet.text('lead', data.lead, TEXTS.lead);
  sheet.add({ kind: 'frame', ...NUMBER_BOX, width: 0.45, ink: 'green' });
  sheet.text('refNo', 'الرقم المرجعي', TEXTS.numberLabel);
  sheet.text('refNo', isolate(data.refNo), TEXTS.number);
  const rows = [
    { field: 'receivedOn', label: 'التاريخ', value: bothCalendars(data.receivedOn) },
    { field: 'receivedAt', label: 'الوقت', value: keepTogether(formatTime(data.receivedAt, { style: 'long' })) },
    { field: 'desk', label: 'جهة الاستلام', value: data.desk },
  ];
  setRows(sheet, rows, { base: 113.6, step: 9 });
  const last = setParagraphs(sheet, 'advice', data.advice, TEXTS.advice);
  if (last > CODE.y - 3) sheet.refuse({ kind: 'text-too-long', field: 'advice', text: data.advice });
  sheet.code('refNo', foldDigits(data.refNo), { ...CODE, alt: 'الرقم المرجعي' });
  sheet.text('refNo', 'الرقم نفسه لقراءته آليًّا عند المراجعة', TEXTS.codeCaption);
  return close(sheet, data);
}

/** The notice that a complaint is closed: fixed words, a number, a date. */
export function composeClosingNotice(data: ClosingNoticeData, context: Omit<BuildContext, 'digits'>): Sheet {
  const sheet = open(data, context);
  const rows = [
    { field: 'refNo', label: 'الرقم المرجعي', value: isolate(data.refNo) },
    { field: 'closedOn', label: 'التاريخ', value: bothCalendars(data.closedOn) },
  ];
  setRows(sheet, rows, { base: 70.6, step: 9 });
  sheet.text('greeting', data.greeting, TEXTS.greeting);
  const last = setParagraphs(sheet, 'body', data.body, TEXTS.body);
  if (last > LOWEST_BODY) sheet.refuse({ kind: 'text-too-long', field: 'body', text: data.body });
  sheet.text('signer', data.signer, TEXTS.signer);
  sheet.add({ kind: 'line', from: [22, 179.6], to: [66, 179.6], width: 0.2, ink: 'black' });
  setStamp(sheet, data.letterhead, { x: 108, y: 170.5, radius: 13 }, TEXTS.stamp);
  return close(sheet, data);
}

const bothCalendars = (day: string): string => formatBothCalendars(day, 'long', { together: true });

function open(data: Common, context: Omit<BuildContext, 'digits'>): SheetBuilder {
  const sheet = createSheetBuilder(A5_PAGE, { ...context, digits: data.digits });
  setDraft(sheet, data.marks, { x: 74, y: 105, points: 110, turn: 30 });
  setA5Head(sheet, data.letterhead);
  sheet.text('title', data.title, TEXTS.title);
  sheet.add({ kind: 'art', key: 'a5-divider', x: 74, y: 57, draw: () => divider(64, 'green') });
  return sheet;
}

function close(sheet: SheetBuilder, data: Common): Sheet {
  setA5Foot(sheet, { field: 'letterhead.phone', note: FOOT_NOTE, phone: data.letterhead.phone });
  setCopyMark(sheet, data.marks, TEXTS.mark);
  return sheet.finish();
}
