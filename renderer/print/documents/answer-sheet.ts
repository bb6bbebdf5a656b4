import type { AnswerSheetData } from '#shared/documents/answer-sheet.ts';
import { formatBothCalendars } from '#shared/kernel/date-range.ts';
import { divider } from '../art/ornaments.ts';
import type { Sheet } from '../page/sheet.ts';
import { type BuildContext, createSheetBuilder, type SheetBuilder, type TextBox } from '../page/sheet-builder.ts';
import { A5_PAGE, setA5Foot, setA5Head } from './a5-head.ts';
import { setCopyMark, setDraft } from './paper-parts.ts';
import { layParagraphs, type ParagraphBox, type ParagraphLine } from './set-paragraph.ts';
import { setTwoLines } from './set-two-lines.ts';

const full = { x: 12, w: 124 } as const;

const TEXTS = {
  question: { ...full, base: 46, face: 'Amiri Bold', pt: 19, minPt: 14, align: 'centre', ink: 'green', role: 'title' },
  date: { ...full, base: 186.4, face: 'Amiri', pt: 10.5, minPt: 9, align: 'centre' },
  answer: { ...full, base: 76, face: 'Amiri', pt: 14.5, align: 'right' },
  address: { ...full, base: 170, face: 'Amiri', pt: 11, minPt: 6, align: 'centre', digits: 'as-given' },
  mark: { x: 12, w: 34, base: 17, face: 'Amiri Bold', pt: 9.5, minPt: 8, align: 'left' },
} as const satisfies Record<string, TextBox>;

/** Large enough for any telephone, at arm's length. */
const CODE = { x: 49, y: 112, size: 50, minModule: 0.6 } as const;
/** With a code below it the answer is a line or two. */
const LAST_ABOVE_CODE = 106;

/** An answer of any length that is approved stands on one sheet: it is set smaller rather than broken. */
const FLOW = { sizes: [14.5, 13.5, 12.5, 11.5, 10.5], leadingPerPoint: 0.63, gap: 2.4, lastBase: 179 } as const;

/** An approved answer on A5: the question as its title, the words as they were approved, and the day they held. */
export function composeAnswerSheet(data: AnswerSheetData, context: Omit<BuildContext, 'digits'>): Sheet {
  const sheet = createSheetBuilder(A5_PAGE, { ...context, digits: data.digits });
  setDraft(sheet, data.marks, { x: 74, y: 105, points: 110, turn: 30 });
  setA5Head(sheet, data.letterhead);
  setTwoLines(sheet, 'question', data.question, TEXTS.question);
  sheet.add({ kind: 'art', key: 'a5-divider', x: 74, y: 62, draw: () => divider(64, 'green') });
  const { pt, lines } = flowAnswer(sheet, data.answer, data.address === undefined ? FLOW.lastBase : LAST_ABOVE_CODE);
  for (const { text, base, block } of lines) sheet.text('answer', text, { ...TEXTS.answer, pt, base, block });
  if (data.address !== undefined) {
    sheet.code('address', data.address, { ...CODE, alt: 'رمز الرابط' });
    sheet.text('address', data.address, TEXTS.address);
  }
  sheet.text('date', `هذا ما كان معتمدًا في ${formatBothCalendars(data.date, 'long', { together: true })}`, TEXTS.date);
  setA5Foot(sheet, { field: 'note', note: data.note, phone: data.letterhead.phone });
  setCopyMark(sheet, data.marks, TEXTS.mark);
  return sheet.finish();
}

function flowAnswer(
  sheet: SheetBuilder,
  answer: string,
  lastBase: number,
): { pt: number; lines: readonly ParagraphLine[] } {
  const at = (pt: number): ParagraphLine[] => {
    const box: ParagraphBox = { ...TEXTS.answer, pt, leading: pt * FLOW.leadingPerPoint, gap: FLOW.gap };
    return layParagraphs(sheet, 'answer', answer, box);
  };
  for (const pt of FLOW.sizes) {
    const lines = at(pt);
    if ((lines.at(-1)?.base ?? 0) <= lastBase) return { pt, lines };
  }
  sheet.refuse({ kind: 'text-too-long', field: 'answer', text: answer });
  return { pt: TEXTS.answer.pt, lines: [] };
}
