import type { DailyListData } from '#shared/documents/daily-list.ts';
import { isolate } from '#shared/kernel/bidi.ts';
import { keepTogether } from '#shared/kernel/date-format.ts';
import { formatBothCalendars } from '#shared/kernel/date-range.ts';
import { formatTime } from '#shared/kernel/riyadh-time.ts';
import { strip } from '../art/ornaments.ts';
import type { Sheet } from '../page/sheet.ts';
import { type BuildContext, createSheetBuilder, type SheetBuilder, type TextBox } from '../page/sheet-builder.ts';
import { setLogo } from './set-logo.ts';
import { setShortened } from './set-shortened.ts';

const PAGE = { width: 210, height: 297 } as const;
const EDGE = { left: 12, right: 198 } as const;
const full = { x: 12, w: 186 } as const;

const TEXTS = {
  orgName: { x: 78, w: 100, base: 20, face: 'Amiri Bold', pt: 14, minPt: 10, align: 'right', ink: 'green' },
  title: { x: 12, w: 100, base: 20, face: 'Amiri Bold', pt: 20, minPt: 13, align: 'left', ink: 'green', role: 'title' },
  section: { x: 98, w: 80, base: 28, face: 'Amiri', pt: 12, minPt: 9.5, align: 'right' },
  date: { x: 12, w: 84, base: 28, face: 'Amiri', pt: 12, minPt: 9.5, align: 'left' },
  nobody: { ...full, base: 66, face: 'Amiri', pt: 15, minPt: 11, align: 'centre' },
  note: { x: 60, w: 138, base: 287, face: 'Amiri', pt: 10.5, minPt: 8.5, align: 'right' },
  pageNumber: { x: 12, w: 40, base: 287, face: 'Amiri', pt: 10.5, align: 'left', role: 'artifact' },
} as const satisfies Record<string, TextBox>;

const LOGO = { x: 183, y: 11, size: 15 } as const;
const STRIP = { key: 'a4-strip', x: 12, y: 33, draw: () => strip(186, 26, 'down') } as const;

/** From right to left; the last is empty, to be ticked by hand. */
const COLUMNS = [
  { key: 'time', label: 'الوقت', x: 172, w: 26, face: 'Amiri Bold' },
  { key: 'name', label: 'الاسم', x: 110, w: 60, face: 'Amiri Bold' },
  { key: 'kind', label: 'الموعد', x: 78, w: 30, face: 'Amiri' },
  { key: 'refNo', label: 'الرقم المرجعي', x: 43, w: 33, face: 'Amiri' },
  { key: 'place', label: 'المكان', x: 24, w: 17, face: 'Amiri' },
] as const;
const TICK = { label: 'حضر', x: 12, w: 10, size: 4.6 } as const;

const ROWS = { headBase: 46, firstBase: 56, step: 9.4, below: 3.2, onPage: 24 } as const;

/** Who is expected in a section today, on as many pages as it takes. */
export function composeDailyList(data: DailyListData, context: Omit<BuildContext, 'digits'>): Sheet[] {
  const count = Math.max(1, Math.ceil(data.rows.length / ROWS.onPage));
  return Array.from({ length: count }, (_, page) => {
    const sheet = createSheetBuilder(PAGE, { ...context, digits: data.digits });
    setHead(sheet, data);
    if (data.rows.length === 0) sheet.text('nobody', data.nobody, TEXTS.nobody);
    else setColumnHeads(sheet);
    const first = page * ROWS.onPage;
    data.rows.slice(first, first + ROWS.onPage).forEach((row, i) => setRow(sheet, row, first + i, i));
    sheet.text('note', data.note, TEXTS.note);
    if (count > 1) sheet.text('rows', `${page + 1} / ${count}`, TEXTS.pageNumber);
    return sheet.finish();
  });
}

function setHead(sheet: SheetBuilder, { letterhead, title, section, date }: DailyListData): void {
  setLogo(sheet, letterhead, LOGO);
  sheet.text('letterhead.nameLines', letterhead.nameLines.join(' '), TEXTS.orgName);
  sheet.text('title', title, TEXTS.title);
  sheet.text('section', section, TEXTS.section);
  sheet.text('date', formatBothCalendars(date, 'long', { together: true }), TEXTS.date);
  sheet.add({ kind: 'art', ...STRIP });
}

function setColumnHeads(sheet: SheetBuilder): void {
  const head = { base: ROWS.headBase, face: 'Amiri', pt: 11, minPt: 9 } as const;
  for (const { key, label, x, w } of COLUMNS) sheet.text(key, label, { ...head, x, w, align: 'right' });
  sheet.text('tick', TICK.label, { ...head, x: TICK.x, w: TICK.w, align: 'centre' });
  setRule(sheet, ROWS.headBase, 0.3);
}

function setRow(sheet: SheetBuilder, row: DailyListData['rows'][number], index: number, line: number): void {
  const base = ROWS.firstBase + line * ROWS.step;
  const values = {
    time: keepTogether(formatTime(row.time, { style: 'short' })),
    name: row.name,
    kind: row.kind,
    refNo: row.refNo && isolate(row.refNo),
    place: row.place,
  };
  for (const { key, x, w, face } of COLUMNS) {
    const box = { x, w, base, face, pt: 12.5, minPt: 8, align: 'right' } as const;
    // Cut rather than refused: on the morning of a busy day a list with «…» is better than none.
    if (values[key]) setShortened(sheet, `rows[${index}].${key}`, values[key], box, (text) => text);
  }
  const { size } = TICK;
  sheet.add({
    kind: 'frame',
    x: TICK.x + (TICK.w - size) / 2,
    y: base - size + 0.8,
    w: size,
    h: size,
    width: 0.25,
    ink: 'black',
  });
  setRule(sheet, base, 0.12);
}

const setRule = (sheet: SheetBuilder, base: number, width: number): void => {
  const y = base + ROWS.below;
  sheet.add({ kind: 'line', from: [EDGE.left, y], to: [EDGE.right, y], width, ink: 'black' });
};
