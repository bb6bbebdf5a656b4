import { POINTS_PER_MM, type PdfFile } from '../pdf/pdf-file.ts';
import { stripInvisible } from '#shared/kernel/bidi.ts';
import type { ContentTag } from '../pdf/structure-tree.ts';
import { type ColourProfile, inkOperator } from './palette.ts';
import { splitShared } from './shared-items.ts';
import type { ArtPart, Sheet, SheetItem } from './sheet.ts';

export interface PaintOptions {
  readonly profile: ColourProfile;
  /** Moves everything on the paper, in millimetres: the measured fault of one printer. */
  readonly offset: { readonly dx: number; readonly dy: number };
}

const number = (value: number): string => String(Math.round(value * 10_000) / 10_000);
/** A hundredth of a point is a fifth of a dot at 1,200 dots an inch. */
const hundredth = (points: number): string => String(Math.round(points * 100) / 100);

/** Paints a sheet on a page of its own, in the order of its items. */
export function paintSheet(file: PdfFile, sheet: Sheet, options: PaintOptions): void {
  file.addPage(sheet);
  const place = placeOn(sheet, options);
  const marked = runsOfOneTag(sheet.items).map(({ tag, items }) =>
    file.tagged(paintItems(file, items, place, options.profile), tag),
  );
  file.write(marked.join('\n'));
}

/**
 * Paints the sheets of a batch that is only printed: what all have in common is drawn once and shown on every page. Not
 * for archival files, where each page needs its own text to be tagged.
 */
export function paintBatch(file: PdfFile, sheets: readonly Sheet[], options: PaintOptions): void {
  const { shared, own } = splitShared(sheets);
  sheets.forEach((sheet, i) => {
    file.addPage(sheet);
    const place = placeOn(sheet, options);
    const background = file.drawing('common ground', () => paintItems(file, shared, place, options.profile));
    file.write(`/${background} Do\n${paintItems(file, own[i] ?? [], place, options.profile)}`);
  });
}

/** How millimetres of the sheet become points of the page. */
interface Place {
  readonly x: (x: number) => string;
  readonly y: (y: number) => string;
  /** The same as a matrix, for shapes. */
  readonly matrix: string;
}

function placeOn(sheet: Sheet, { offset }: PaintOptions): Place {
  const x = (at: number): string => hundredth((at + offset.dx) * POINTS_PER_MM);
  const y = (at: number): string => hundredth((sheet.height - at - offset.dy) * POINTS_PER_MM);
  const scale = number(POINTS_PER_MM);
  return { x, y, matrix: `${scale} 0 0 -${scale} ${x(0)} ${y(0)} cm` };
}

function paintItems(file: PdfFile, items: readonly SheetItem[], place: Place, profile: ColourProfile): string {
  return items
    .map((item) =>
      item.kind === 'text'
        ? textOperators(file, item, place, profile)
        : `q ${place.matrix} ${shapeOperators(file, item, profile)} Q`,
    )
    .join('\n');
}

const ROLES = { title: 'H1', heading: 'H2', paragraph: 'P' } as const;

function tagOf(item: SheetItem): ContentTag | undefined {
  if (item.kind === 'text') {
    return item.role === 'artifact'
      ? undefined
      : { role: ROLES[item.role], text: stripInvisible(item.line.text).replaceAll('\u00a0', ' '), block: item.block };
  }
  return 'alt' in item && item.alt !== undefined ? { role: 'Figure', text: item.alt } : undefined;
}

/** Ornament beside ornament is marked once; everything with a meaning is marked by itself. */
function runsOfOneTag(items: readonly SheetItem[]): { tag: ContentTag | undefined; items: SheetItem[] }[] {
  const runs: { tag: ContentTag | undefined; items: SheetItem[] }[] = [];
  for (const item of items) {
    const tag = tagOf(item);
    const last = runs.at(-1);
    if (!tag && last && !last.tag) last.items.push(item);
    else runs.push({ tag, items: [item] });
  }
  return runs;
}

type TextItem = Extract<SheetItem, { kind: 'text' }>;

function textOperators(file: PdfFile, item: TextItem, place: Place, profile: ColourProfile): string {
  const angle = ((item.turn ?? 0) * Math.PI) / 180;
  const [cos, sin] = [number(Math.cos(angle)), number(Math.sin(angle))];
  const matrix = item.turn ? `${cos} ${sin} ${number(-Math.sin(angle))} ${cos}` : '1 0 0 1';
  const colour = inkOperator(item.ink, 'text', profile);
  return `BT ${colour} ${matrix} ${place.x(item.x)} ${place.y(item.base)} Tm ${file.showText(item.line, item.points)} ET`;
}

function shapeOperators(file: PdfFile, item: Exclude<SheetItem, TextItem>, profile: ColourProfile): string {
  switch (item.kind) {
    case 'line':
      return `${stroke(item, profile)} ${pair(item.from)} m ${pair(item.to)} l S`;
    case 'frame':
      return `${stroke(item, profile)} ${[item.x, item.y, item.w, item.h].map(number).join(' ')} re S`;
    case 'circle':
      return `${stroke(item, profile)} ${circlePath(item)} S`;
    case 'code':
      return `0 g ${number(item.module)} 0 0 ${number(item.module)} ${pair([item.x, item.y])} cm ${item.path} f`;
    case 'image':
      // An image fills the unit square with y upwards.
      return `${number(item.w)} 0 0 -${number(item.h)} ${pair([item.x, item.y + item.h])} cm /${file.image(item.image)} Do`;
    case 'art': {
      const name = file.drawing(`${item.key}|${profile}`, () => artOperators(item.draw(), profile));
      const scale = number(item.scale ?? 1);
      return `${scale} 0 0 ${scale} ${pair([item.x, item.y])} cm /${name} Do`;
    }
  }
}

const pair = (point: readonly [number, number]): string => `${number(point[0])} ${number(point[1])}`;

function stroke(
  item: { readonly width: number; readonly ink: Parameters<typeof inkOperator>[0]; readonly dash?: readonly number[] },
  profile: ColourProfile,
): string {
  const dash = item.dash ? ` [${item.dash.join(' ')}] 0 d` : '';
  return `${inkOperator(item.ink, 'line', profile)} ${number(item.width)} w${dash}`;
}

function artOperators(parts: readonly ArtPart[], profile: ColourProfile): string {
  return parts
    .map(({ matrix, fills = [], parts: inner = [] }) => {
      const painted = fills.map(({ ink, path }) => `${inkOperator(ink, 'fill', profile)} ${path} f*`).join('\n');
      const content = [painted, artOperators(inner, profile)].filter(Boolean).join('\n');
      return matrix ? `q ${matrix.map(number).join(' ')} cm\n${content}\nQ` : content;
    })
    .join('\n');
}

/** How far the handles of four curves stand out to make a circle. */
const ROUND = 0.5523;

function circlePath({ x, y, radius: r }: { x: number; y: number; radius: number }): string {
  const k = r * ROUND;
  const curve = (...points: [number, number][]): string => `${points.map(pair).join(' ')} c`;
  return [
    `${pair([x + r, y])} m`,
    curve([x + r, y + k], [x + k, y + r], [x, y + r]),
    curve([x - k, y + r], [x - r, y + k], [x - r, y]),
    curve([x - r, y - k], [x - k, y - r], [x, y - r]),
    curve([x + k, y - r], [x + r, y - k], [x + r, y]),
    'h',
  ].join(' ');
}
