import type { LetterData } from '#shared/documents/letter.ts';
import { isolate } from '#shared/kernel/bidi.ts';
import { formatHijri, toHijri } from '#shared/kernel/hijri-date.ts';
import { strip } from '../art/ornaments.ts';
import type { Sheet } from '../page/sheet.ts';
import { type BuildContext, createSheetBuilder, type SheetBuilder } from '../page/sheet-builder.ts';
import { flowLetter } from './letter-flow.ts';
import { setLetterFoot, setLetterHead } from './letter-head.ts';
import {
  LETTER_FIELDS,
  LETTER_FLOW as FLOW,
  LETTER_HEAD,
  LETTER_PAGE,
  LETTER_TEXTS as TEXTS,
} from './letter-layout.ts';
import { setCopyMark, setDraft, setLabelled, setRuledField, setStamp } from './paper-parts.ts';
import type { ParagraphLine } from './set-paragraph.ts';
import { setTwoLines } from './set-two-lines.ts';

/** A line that is typed again one day, sign for sign: its digits stay as they are, for ٥ is read as nought. */
const CODE = /^[0-9A-Z]{2,4}(-[0-9A-Z]{4})+$/;

/** An official letter of one page or more. On preprinted paper nothing is drawn that the paper already shows. */
export function composeLetter(data: LetterData, context: Omit<BuildContext, 'digits'>): Sheet[] {
  const open = (): SheetBuilder => createSheetBuilder(LETTER_PAGE, { ...context, digits: data.digits });
  const first = open();
  const { pt, pages } = flowLetter(first, data.body);
  return pages.map((lines, i) => {
    const sheet = i === 0 ? first : open();
    const isLast = i === pages.length - 1;
    setDraft(sheet, data.marks, { x: 105, y: 148, points: 150, turn: 30 });
    if (i === 0) setFirstPage(sheet, data);
    else setContinuation(sheet, data);
    for (const { text, base, block } of lines)
      sheet.text('body', text, { ...(CODE.test(text) ? TEXTS.code : TEXTS.body), base, block, pt });
    if (isLast) setSignature(sheet, data, lines);
    if (pages.length > 1) sheet.text('body', `${i + 1} / ${pages.length}`, TEXTS.pageNumber);
    setCopyMark(sheet, data.marks, TEXTS.mark);
    return sheet.finish();
  });
}

function setFirstPage(sheet: SheetBuilder, data: LetterData): void {
  const isDrawn = data.paper === 'drawn';
  if (isDrawn) setLetterHead(sheet, data.letterhead);
  setFields(sheet, data);
  setTwoLines(sheet, 'to', data.to, TEXTS.to);
  sheet.text('honorific', data.honorific, TEXTS.honorific);
  sheet.text('greeting', data.greeting, TEXTS.greeting);
  sheet.text('subject', `الموضوع: ${data.subject}`, { ...TEXTS.subject, ink: isDrawn ? 'green' : 'black' });
}

function setFields(sheet: SheetBuilder, data: LetterData): void {
  const day = toHijri(data.date);
  const fields = [
    { key: 'number', field: 'refNo', label: 'الرقم :', value: isolate(data.refNo) },
    {
      key: 'date',
      field: 'date',
      label: 'التاريخ :',
      value: day ? formatHijri(day, 'day-first', { together: true }) : '',
    },
    { key: 'attachments', field: 'attachments', label: 'المرفقات :', value: data.attachments ?? '' },
  ] as const;
  for (const { key, field, label, value } of fields) {
    const base = LETTER_FIELDS.bases[key];
    if (data.paper === 'drawn') {
      setRuledField(sheet, field, { label, value }, { ...LETTER_FIELDS, base });
    } else {
      const { dx, dy } = data.fieldOffsets[key] ?? { dx: 0, dy: 0 };
      sheet.text(field, value, { ...LETTER_FIELDS.value, x: LETTER_FIELDS.value.x + dx, base: base + dy });
    }
  }
}

function setContinuation(sheet: SheetBuilder, data: LetterData): void {
  if (data.paper === 'drawn') {
    const { x, width, modules } = LETTER_HEAD.strip;
    sheet.add({ kind: 'art', key: 'a4-strip', x, y: 12, draw: () => strip(width, modules, 'down') });
    setLetterFoot(sheet, data.letterhead);
  }
  setLabelled(sheet, 'refNo', { label: 'تابع الخطاب رقم', value: isolate(data.refNo) }, TEXTS.continued);
}

/** Closing, signature and stamp keep their distance from the last line of the body. */
function setSignature(sheet: SheetBuilder, data: LetterData, lines: readonly ParagraphLine[]): void {
  const last = lines.at(-1)?.base ?? FLOW.firstBase;
  sheet.text('closing', data.closing, { ...TEXTS.closing, base: last + FLOW.closing });
  sheet.text('signatory.role', data.signatory.role, { ...TEXTS.signRole, base: last + FLOW.signRole });
  sheet.text('signatory.name', data.signatory.name, { ...TEXTS.signName, base: last + FLOW.signName });
  const { x, below, radius } = FLOW.stamp;
  setStamp(sheet, data.letterhead, { x, y: last + below, radius }, { ...TEXTS.stamp, base: last + below + 1.4 });
  if (data.qrPayload === undefined) return;
  sheet.code('qrPayload', data.qrPayload, { ...FLOW.code, minModule: 0.4, alt: 'رمز التحقق من الخطاب' });
  sheet.text('qrPayload', 'للتحقق من الخطاب', TEXTS.codeCaption);
}
