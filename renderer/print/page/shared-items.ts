import type { ShapedLine } from '../shaping/line-shaper.ts';
import type { Sheet, SheetItem } from './sheet.ts';

/** The items that stand on every one of several sheets, and what each has of its own. */
export interface SharedItems {
  readonly shared: readonly SheetItem[];
  readonly own: readonly (readonly SheetItem[])[];
}

/** Finds what all sheets of a batch have in common, so that the file need hold it only once. */
export function splitShared(sheets: readonly Sheet[]): SharedItems {
  const lineNumbers = new Map<ShapedLine, number>();
  const keyOf = (item: SheetItem): string => {
    if (item.kind === 'image') return JSON.stringify({ ...item, image: [item.image.width, item.image.bytes.length] });
    if (item.kind !== 'text') return JSON.stringify(item);
    let line = lineNumbers.get(item.line);
    if (line === undefined) lineNumbers.set(item.line, (line = lineNumbers.size));
    return JSON.stringify({ ...item, line });
  };
  const keyed = sheets.map((sheet) => sheet.items.map((item) => ({ item, key: keyOf(item) })));
  const counts = new Map<string, number>();
  for (const items of keyed) {
    for (const key of new Set(items.map(({ key }) => key))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const isShared = ({ key }: { key: string }): boolean => sheets.length > 1 && counts.get(key) === sheets.length;
  return {
    shared: (keyed[0] ?? []).filter(isShared).map(({ item }) => item),
    own: keyed.map((items) => items.filter((entry) => !isShared(entry)).map(({ item }) => item)),
  };
}
