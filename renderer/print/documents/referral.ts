import type { ReferralData } from '#shared/documents/referral.ts';
import { isolate } from '#shared/kernel/bidi.ts';
import { formatBothCalendars } from '#shared/kernel/date-range.ts';
import type { Sheet } from '../page/sheet.ts';
import { type BuildContext, createSheetBuilder, type SheetBuilder, type TextBox } from '../page/sheet-builder.ts';
import { A5_PAGE, phoneText, setA5Head } from './a5-head.ts';
import { setRows } from './a5-rows.ts';
import { setCopyMark, setDraft, setLabelled } from './paper-parts.ts';
import { unbrokenName } from './person-name.ts';
import { layParagraphs, type ParagraphBox } from './set-paragraph.ts';

const full = { x: 12, w: 124 } as const;

const TEXTS = {
  title: { ...full, base: 44.6, face: 'Amiri Bold', pt: 26, minPt: 20, align: 'centre', ink: 'green', role: 'title' },
  number: { x: 80, w: 56, base: 53.4, face: 'Amiri', pt: 12, minPt: 10, align: 'right' },
  date: { x: 12, w: 66, base: 53.4, face: 'Amiri', pt: 12, minPt: 10, align: 'left' },
  to: { x: 36, w: 100, base: 64.6, face: 'Amiri Bold', pt: 14.5, minPt: 11.5, align: 'right' },
  honorific: { x: 12, w: 24, base: 64.6, face: 'Amiri Bold', pt: 14.5, minPt: 11, align: 'left' },
  greeting: { ...full, base: 73, face: 'Amiri', pt: 13, minPt: 11, align: 'right' },
  body: { ...full, base: 81, face: 'Amiri', pt: 13, align: 'right', leading: 8 },
  consent: { ...full, base: 136.8, face: 'Amiri', pt: 11, minPt: 9.5, align: 'right' },
  referrerRole: { x: 60, w: 76, base: 147.6, face: 'Amiri', pt: 12.5, minPt: 10, align: 'right' },
  referrerName: { x: 60, w: 76, base: 155, face: 'Amiri Bold', pt: 13, minPt: 10, align: 'right' },
  returnTitle: { x: 72, w: 64, base: 174.4, face: 'Amiri Bold', pt: 13, align: 'right', ink: 'green' },
  returnNumber: { x: 12, w: 60, base: 174.4, face: 'Amiri', pt: 12, minPt: 10, align: 'left' },
  returnNote: { ...full, base: 199.8, face: 'Amiri', pt: 10, minPt: 9, align: 'centre' },
  mark: { x: 12, w: 34, base: 17, face: 'Amiri Bold', pt: 9.5, minPt: 8, align: 'left' },
} as const satisfies Record<string, TextBox | ParagraphBox>;

const ROWS = { base: 101, step: 8.6 } as const;
const CODE = { x: 12, y: 141.5, size: 20, minModule: 0.4 } as const;
const TEAR_LINE = { y: 166.6, from: 9, to: 139 } as const;

/** The blanks of the slip to be returned: label, and its dotted line to the left. */
const BLANKS = [
  { label: 'تاريخ الاستلام', x: 111, w: 25, base: 183.6, from: 77, to: 109.5 },
  { label: 'اسم المستلم', x: 49, w: 22, base: 183.6, from: 12, to: 47.5 },
  { label: 'تم التواصل في', x: 111, w: 25, base: 192.2, from: 77, to: 109.5 },
  { label: 'التوقيع', x: 49, w: 22, base: 192.2, from: 12, to: 47.5 },
] as const;

/** A referral on A5 with a slip to tear off and send back. */
export function composeReferral(data: ReferralData, context: Omit<BuildContext, 'digits'>): Sheet {
  const sheet = createSheetBuilder(A5_PAGE, { ...context, digits: data.digits });
  setDraft(sheet, data.marks, { x: 74, y: 105, points: 110, turn: 30 });
  setA5Head(sheet, data.letterhead);
  sheet.text('title', data.title, TEXTS.title);
  setLabelled(sheet, 'refNo', { label: 'الرقم', value: isolate(data.refNo) }, TEXTS.number);
  sheet.text('date', formatBothCalendars(data.date, 'day-first', { together: true }), TEXTS.date);
  sheet.text('to', data.to, TEXTS.to);
  sheet.text('honorific', data.honorific, TEXTS.honorific);
  sheet.text('greeting', data.greeting, TEXTS.greeting);
  setBody(sheet, data.body);
  const { person } = data;
  const rows = [
    { field: 'person.name', label: 'الاسم', value: unbrokenName(person.name) },
    { field: 'person.phone', label: 'وسيلة التواصل', value: phoneText(person.phone) },
    { field: 'person.safeHours', label: 'الوقت المناسب', value: person.safeHours },
    { field: 'person.track', label: 'المسار', value: person.track },
  ];
  setRows(sheet, rows, ROWS);
  sheet.text('consent', data.consent, TEXTS.consent);
  sheet.text('referrer.role', `المُحيل: ${data.referrer.role}`, TEXTS.referrerRole);
  sheet.text('referrer.name', data.referrer.name, TEXTS.referrerName);
  if (data.qrPayload !== undefined) sheet.code('qrPayload', data.qrPayload, { ...CODE, alt: 'رمز الإحالة' });
  setReturnSlip(sheet, data);
  setCopyMark(sheet, data.marks, TEXTS.mark);
  return sheet.finish();
}

function setBody(sheet: SheetBuilder, body: string): void {
  const lines = layParagraphs(sheet, 'body', body, TEXTS.body);
  if (lines.length > 2) sheet.refuse({ kind: 'text-too-long', field: 'body', text: body });
  for (const line of lines.slice(0, 2))
    sheet.text('body', line.text, { ...TEXTS.body, base: line.base, block: line.block });
}

function setReturnSlip(sheet: SheetBuilder, data: ReferralData): void {
  const { y, from, to } = TEAR_LINE;
  sheet.add({ kind: 'line', from: [from, y], to: [to, y], width: 0.25, ink: 'black', dash: [1.6, 1.2] });
  sheet.text('title', 'إفادة الجهة المستقبِلة', TEXTS.returnTitle);
  sheet.text('refNo', isolate(data.refNo), TEXTS.returnNumber);
  for (const { label, x, w, base, ...line } of BLANKS) {
    sheet.text('title', label, { x, w, base, face: 'Amiri', pt: 11.5, align: 'right' });
    const dots = base + 0.8;
    sheet.add({
      kind: 'line',
      from: [line.from, dots],
      to: [line.to, dots],
      width: 0.2,
      ink: 'black',
      dash: [0.25, 0.9],
    });
  }
  sheet.text('returnNote', data.returnNote, TEXTS.returnNote);
}
