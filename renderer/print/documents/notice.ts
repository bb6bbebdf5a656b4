import type { NoticeData } from '#shared/documents/notice.ts';
import { formatBothCalendars } from '#shared/kernel/date-range.ts';
import { divider } from '../art/ornaments.ts';
import type { Sheet } from '../page/sheet.ts';
import { type BuildContext, createSheetBuilder, type SheetBuilder, type TextBox } from '../page/sheet-builder.ts';
import { setLetterHead } from './letter-head.ts';
import { LETTER_PAGE } from './letter-layout.ts';
import { setCopyMark, setDraft } from './paper-parts.ts';
import { layParagraphs, type ParagraphLine } from './set-paragraph.ts';
import { setTwoLines } from './set-two-lines.ts';

const column = { x: 28, w: 154 } as const;

const TEXTS = {
  title: { ...column, base: 66, face: 'Amiri Bold', pt: 26, minPt: 18, align: 'centre', ink: 'green', role: 'title' },
  body: { ...column, base: 102, face: 'Amiri', pt: 19, align: 'right' },
  date: { ...column, base: 266, face: 'Amiri', pt: 11, minPt: 9, align: 'centre' },
  mark: { x: 75, w: 60, base: 272.6, face: 'Amiri Bold', pt: 9.5, align: 'centre' },
} as const satisfies Record<string, TextBox>;

/** As large as it fits on the one sheet: it is read standing, from the wall. */
const FLOW = {
  sizes: [19, 18, 17, 16, 15, 14, 13, 12, 11, 10],
  leadingPerPoint: 0.64,
  gapPerPoint: 0.2,
  lastBase: 254,
} as const;

/** A notice on one A4 sheet, under the association's head. */
export function composeNotice(data: NoticeData, context: Omit<BuildContext, 'digits'>): Sheet {
  const sheet = createSheetBuilder(LETTER_PAGE, { ...context, digits: data.digits });
  setDraft(sheet, data.marks, { x: 105, y: 148, points: 150, turn: 30 });
  setLetterHead(sheet, data.letterhead);
  setTwoLines(sheet, 'title', data.title, TEXTS.title);
  sheet.add({ kind: 'art', key: 'notice-divider', x: 105, y: 86, draw: () => divider(64, 'green') });
  const { pt, lines } = flow(sheet, data.body);
  for (const { text, base, block } of lines) sheet.text('body', text, { ...TEXTS.body, pt, base, block });
  const day = formatBothCalendars(data.date, 'long', { together: true });
  sheet.text('date', `الإصدار ${data.version} · كما هو معتمد في ${day}`, TEXTS.date);
  setCopyMark(sheet, data.marks, TEXTS.mark);
  return sheet.finish();
}

function flow(sheet: SheetBuilder, body: string): { pt: number; lines: readonly ParagraphLine[] } {
  for (const pt of FLOW.sizes) {
    const box = { ...TEXTS.body, pt, leading: pt * FLOW.leadingPerPoint, gap: pt * FLOW.gapPerPoint };
    const lines = layParagraphs(sheet, 'body', body, box);
    if ((lines.at(-1)?.base ?? 0) <= FLOW.lastBase) return { pt, lines };
  }
  sheet.refuse({ kind: 'text-too-long', field: 'body', text: body });
  return { pt: TEXTS.body.pt, lines: [] };
}
