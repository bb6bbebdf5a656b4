import type { MonthReportData, ReportPart } from '#shared/documents/month-report.ts';
import { formatBothCalendars } from '#shared/kernel/date-range.ts';
import { strip } from '../art/ornaments.ts';
import type { Sheet } from '../page/sheet.ts';
import { type BuildContext, createSheetBuilder, type SheetBuilder, type TextBox } from '../page/sheet-builder.ts';
import { blocksOf, headBlock, type Block } from './month-report-parts.ts';
import { setLogo } from './set-logo.ts';
import { setParagraphs } from './set-paragraph.ts';

const PAGE = { width: 210, height: 297 } as const;
const TOP = 41;
const BOTTOM = 280;

const TEXTS = {
  orgName: { x: 78, w: 100, base: 20, face: 'Amiri Bold', pt: 14, minPt: 10, align: 'right', ink: 'green' },
  title: { x: 12, w: 100, base: 20, face: 'Amiri Bold', pt: 20, minPt: 13, align: 'left', ink: 'green', role: 'title' },
  month: { x: 98, w: 80, base: 28, face: 'Amiri Bold', pt: 13, minPt: 9.5, align: 'right' },
  gregorian: { x: 12, w: 84, base: 28, face: 'Amiri', pt: 12, minPt: 9, align: 'left' },
  madeOn: { x: 98, w: 100, base: 289, face: 'Amiri', pt: 10, align: 'right', role: 'artifact' },
  pageNumber: { x: 12, w: 40, base: 289, face: 'Amiri', pt: 10, align: 'left', role: 'artifact' },
} as const satisfies Record<string, TextBox>;
const NOTE = { x: 12, w: 186, face: 'Amiri', pt: 10.5, minPt: 8.5, align: 'right', leading: 5.8 } as const;
const NOTE_HEIGHT = 20;

const LOGO = { x: 183, y: 11, size: 15 } as const;
const STRIP = { key: 'a4-strip', x: 12, y: 33, draw: () => strip(186, 26, 'down') } as const;

/** A month in figures on as many pages as it takes: a row is never parted, and no title stands alone at a page's end. */
export function composeMonthReport(data: MonthReportData, context: Omit<BuildContext, 'digits'>): Sheet[] {
  const written = { ...context, digits: data.digits };
  const pages = inPages(data, createSheetBuilder(PAGE, written));
  return pages.map((blocks, index) => {
    const sheet = createSheetBuilder(PAGE, written);
    setHead(sheet, data);
    let top = TOP;
    for (const block of blocks) {
      block.set(sheet, top);
      top += block.height;
    }
    sheet.text('madeOn', formatBothCalendars(data.madeOn, 'day-first', { together: true }), TEXTS.madeOn);
    sheet.text('page', `${index + 1} / ${pages.length}`, TEXTS.pageNumber);
    return sheet.finish();
  });
}

/** `measuring` is a page that is thrown away: lines are broken on it. */
function inPages(data: MonthReportData, measuring: SheetBuilder): readonly (readonly Block[])[] {
  const pages: Block[][] = [[]];
  let left = BOTTOM - TOP;
  const put = (block: Block): void => {
    pages.at(-1)?.push(block);
    left -= block.height;
  };
  const turn = (): void => {
    pages.push([]);
    left = BOTTOM - TOP;
  };
  data.parts.forEach((part: ReportPart, index) => {
    const field = `parts[${index}]`;
    const blocks = blocksOf(measuring, field, part);
    blocks.forEach((block, at) => {
      const needed = block.height + (block.leads ? (blocks[at + 1]?.height ?? 0) : 0);
      if (needed > left && left < BOTTOM - TOP) {
        turn();
        if (at > 0) put(headBlock(field, part));
      }
      put(block);
    });
  });
  if (NOTE_HEIGHT > left) turn();
  put({
    height: NOTE_HEIGHT,
    set: (sheet, top) => void setParagraphs(sheet, 'note', data.note, { ...NOTE, base: top + 10 }),
  });
  return pages;
}

function setHead(sheet: SheetBuilder, { letterhead, title, month, gregorian }: MonthReportData): void {
  setLogo(sheet, letterhead, LOGO);
  sheet.text('letterhead.nameLines', letterhead.nameLines.join(' '), TEXTS.orgName);
  sheet.text('title', title, TEXTS.title);
  sheet.text('month', month, TEXTS.month);
  sheet.text('gregorian', gregorian, TEXTS.gregorian);
  sheet.add({ kind: 'art', ...STRIP });
}
