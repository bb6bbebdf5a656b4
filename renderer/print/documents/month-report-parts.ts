import type { ReportPart } from '#shared/documents/month-report.ts';
import { breakLines } from '../page/break-lines.ts';
import { lineLength } from '../page/fit-text.ts';
import type { SheetBuilder, TextBox } from '../page/sheet-builder.ts';
import { fillsOf, rectangle } from '../art/polygons.ts';
import { setShortened } from './set-shortened.ts';

/** A stretch of the report that is never parted by the end of a page. */
export interface Block {
  readonly height: number;
  /** The block after it must stand on the same page. */
  readonly leads?: boolean;
  readonly set: (sheet: SheetBuilder, top: number) => void;
}

const EDGE = { left: 12, right: 198 } as const;
const TITLE = { height: 13, base: 8.6 } as const;
const HEAD = { height: 7.4, base: 4.8, below: 6.6 } as const;
const ROW = { height: 7.2, base: 4.9, below: 7 } as const;
/** Words: lines of 5.6 under each other, with some air below. */
const WORDS = { leading: 5.6, base: 4.4, below: 2 } as const;
const BAR = { right: 122, w: 66, h: 2.4, up: 2.9 } as const;

/** Columns from right to left, by how many there are besides the first. */
const NUMBER_COLUMNS = [
  { x: 38, w: 17 },
  { x: 25, w: 13 },
  { x: 12, w: 13 },
] as const;
const TABLE_COLUMNS = [
  { x: 76, w: 40 },
  { x: 44, w: 30 },
  { x: 12, w: 30 },
] as const;
const WORD_COLUMNS = [
  { x: 75, w: 59 },
  { x: 12, w: 59 },
  { x: 12, w: 59 },
] as const;
const FIRST = {
  BARS: { x: 126, w: 72 },
  NUMBERS: { x: 122, w: 76 },
  WORDS: { x: 138, w: 60 },
} as const;
const COLUMNS = { BARS: NUMBER_COLUMNS, NUMBERS: TABLE_COLUMNS, WORDS: WORD_COLUMNS } as const;

type Row = ReportPart['rows'][number];
type Kind = ReportPart['kind'];

/** The blocks of a part: its title with the heads of its columns, its rows, and the sum below a rule. */
export function blocksOf(sheet: SheetBuilder, field: string, part: ReportPart): readonly [Block, ...Block[]] {
  const { kind, rows, total } = part;
  const most = Math.max(1, ...rows.map(({ cells }) => cells[0]?.value ?? 0));
  const block = (row: Row, name: string, face: TextBox['face']): Block =>
    kind === 'WORDS'
      ? wordsBlock(sheet, `${field}.${name}`, row)
      : rowBlock(`${field}.${name}`, row, { kind, most, face });
  const hasSum = total !== null && rows.length > 1;
  // A sum never stands alone on its page.
  const isBeforeSum = (index: number): boolean => hasSum && index === rows.length - 1;
  return [
    titleBlock(field, part),
    ...rows.map((row, index) => ({ ...block(row, `rows[${index}]`, 'Amiri'), leads: isBeforeSum(index) })),
    ...(total && hasSum ? [block(total, 'total', 'Amiri Bold')] : []),
  ];
}

/** The heads of a part's columns once more, where it goes on over a page. */
export const headBlock = (field: string, { kind, heads }: ReportPart): Block => ({
  height: HEAD.height,
  leads: true,
  set: (sheet, top) => {
    const box = { base: top + HEAD.base, face: 'Amiri', pt: 10.5, minPt: 8 } as const;
    const [first = '', ...others] = heads;
    sheet.text(`${field}.heads[0]`, first, { ...box, ...FIRST[kind], align: 'right' });
    others.forEach((head, index) => {
      const column = COLUMNS[kind][index];
      if (column) sheet.text(`${field}.heads[${index + 1}]`, head, { ...box, ...column, align: alignOf(kind) });
    });
    rule(sheet, top + HEAD.below, 0.3);
  },
});

function titleBlock(field: string, part: ReportPart): Block {
  const head = headBlock(field, part);
  return {
    height: TITLE.height + head.height,
    leads: true,
    set: (sheet, top) => {
      const box = { x: EDGE.left, w: EDGE.right - EDGE.left, base: top + TITLE.base, align: 'right' } as const;
      sheet.text(`${field}.title`, part.title, {
        ...box,
        face: 'Amiri Bold',
        pt: 14,
        minPt: 11,
        ink: 'green',
        role: 'heading',
      });
      head.set(sheet, top + TITLE.height);
    },
  };
}

interface RowTerms {
  readonly kind: Kind;
  /** The number of a full bar. */
  readonly most: number;
  readonly face: TextBox['face'];
}

const rowBlock = (field: string, { label, cells }: Row, { kind, most, face }: RowTerms): Block => ({
  height: ROW.height,
  set: (sheet, top) => {
    const base = top + ROW.base;
    const box = { base, face, pt: 12, minPt: 8.5 } as const;
    setShortened(sheet, `${field}.label`, label, { ...box, ...FIRST[kind], align: 'right' }, (text) => text);
    cells.forEach(({ text, value }, index) => {
      const column = COLUMNS[kind][index];
      if (!column) return;
      sheet.text(`${field}.cells[${index}]`, text, { ...box, ...column, align: alignOf(kind) });
      if (kind === 'BARS' && index === 0 && face === 'Amiri') setBar(sheet, base, (value ?? 0) / most);
    });
    rule(sheet, top + ROW.below, face === 'Amiri' ? 0.1 : 0.3);
  },
});

function wordsBlock(sheet: SheetBuilder, field: string, { label, cells }: Row): Block {
  const pt = 11;
  const columns = [
    { text: label, box: FIRST.WORDS },
    ...cells.map(({ text }, index) => ({ text, box: WORD_COLUMNS[index] })),
  ];
  const laid = columns.flatMap(({ text, box }, index) => {
    if (!box) return [];
    const measure = (line: string): number => lineLength(sheet.shape(field, line, 'Amiri').width, pt);
    return [
      {
        name: `${field}.${index === 0 ? 'label' : `cells[${index - 1}]`}`,
        box,
        lines: breakLines(text, box.w, measure),
      },
    ];
  });
  const lines = Math.max(...laid.map((column) => column.lines.length));
  const height = lines * WORDS.leading + WORDS.below;
  return {
    height,
    set: (page, top) => {
      for (const { name, box, lines: own } of laid) {
        own.forEach((text, index) => {
          const base = top + WORDS.base + index * WORDS.leading;
          page.text(name, text, { ...box, base, face: 'Amiri', pt, minPt: 8, align: 'right', block: name });
        });
      }
      rule(page, top + height - 0.4, 0.1);
    },
  };
}

const alignOf = (kind: Kind): TextBox['align'] => (kind === 'WORDS' ? 'right' : 'left');

/** A bar grows from the right, as the line is read; its length in half millimetres, so that equal ones are one drawing. */
function setBar(sheet: SheetBuilder, base: number, share: number): void {
  const w = Math.round(share * BAR.w * 2) / 2;
  if (w === 0) return;
  const draw = () => [{ fills: fillsOf([{ green: [rectangle(0, 0, w, BAR.h)] }]) }];
  sheet.add({ kind: 'art', key: `report-bar-${w}`, x: BAR.right - w, y: base - BAR.up, draw });
}

const rule = (sheet: SheetBuilder, y: number, width: number): void =>
  sheet.add({ kind: 'line', from: [EDGE.left, y], to: [EDGE.right, y], width, ink: 'black' });
