import { POINTS_PER_MM, type PdfFile } from '../pdf/pdf-file.ts';
import { stripInvisible } from '#shared/kernel/bidi.ts';
import type { ContentTag } from '../pdf/structure-tree.ts';
import { type ColourProfile, inkOperator } from './palette.ts';
import type { ArtPart, Sheet, SheetItem } from './sheet.ts';

export interface PaintOptions {
  readonly profile: ColourProfile;
  /** Moves everything on the paper, in millimetres: the measured fault of one printer. */
  readonly offset: { readonly dx: number; readonly dy: number };
}

const number = (value: number): string => String(Math.round(value * 10_000) / 10_000);

/** Paints a sheet on a page of its own, in the order of its items. */
export function paintSheet(file: PdfFile, sheet: Sheet, options: PaintOptions): void {
  file.addPage(sheet);
  const top = sheet.height - options.offset.dy;
  const scale = (value: number): string => number(value * POINTS_PER_MM);
  const toPage = { x: (x: number) => scale(x + options.offset.dx), y: (y: number) => scale(top - y) };
  const millimetres = `${scale(1)} 0 0 -${scale(1)} ${toPage.x(0)} ${toPage.y(0)} cm`;
  const operators: string[] = [];
  for (const { tag, items } of runsOfOneTag(sheet.items)) {
    const painted = items.map((item) =>
      item.kind === 'text'
        ? textOperators(file, item, toPage, options.profile)
        : `q ${millimetres} ${shapeOperators(file, item, options.profile)} Q`,
    );
    operators.push(file.tagged(painted.join('\n'), tag));
  }
  file.write(operators.join('\n'));
}

const ROLES = { title: 'H1', heading: 'H2', paragraph: 'P' } as const;

function tagOf(item: SheetItem): ContentTag | undefined {
  if (item.kind === 'text') {
    return item.role === 'artifact'
      ? undefined
      : { role: ROLES[item.role], text: stripInvisible(item.line.text), block: item.block };
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

function textOperators(
  file: PdfFile,
  item: TextItem,
  toPage: { x(x: number): string; y(y: number): string },
  profile: ColourProfile,
): string {
  const angle = ((item.turn ?? 0) * Math.PI) / 180;
  const [cos, sin] = [number(Math.cos(angle)), number(Math.sin(angle))];
  const matrix = item.turn ? `${cos} ${sin} ${number(-Math.sin(angle))} ${cos}` : '1 0 0 1';
  const colour = inkOperator(item.ink, 'text', profile);
  return `BT ${colour} ${matrix} ${toPage.x(item.x)} ${toPage.y(item.base)} Tm ${file.showText(item.line, item.points)} ET`;
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
