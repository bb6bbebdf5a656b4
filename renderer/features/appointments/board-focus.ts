import { compareTexts } from '#shared/kernel/text-order.ts';
import { minutesTaken, slotOf, type BoardCell } from './board-model.ts';

/** Which way the focus goes on the board: along the day, or to another column. */
export type Way = 'earlier' | 'later' | 'previous' | 'next' | 'first' | 'last';

/** The cell that the focus goes to; the one it is on where there is none that way. */
export function cellTowards(cells: readonly BoardCell[], from: BoardCell, way: Way): BoardCell {
  const inColumn = inOrder(cells.filter(({ column }) => column === from.column));
  const place = inColumn.findIndex(({ key }) => key === from.key);
  switch (way) {
    case 'earlier':
      return inColumn[place - 1] ?? from;
    case 'later':
      return inColumn[place + 1] ?? from;
    case 'first':
      return inColumn[0] ?? from;
    case 'last':
      return inColumn.at(-1) ?? from;
    case 'previous':
    case 'next':
      return nearestBeside(cells, from, way === 'next' ? 1 : -1) ?? from;
  }
}

/** In the nearest column that has any: the cell whose time of day is nearest. */
function nearestBeside(cells: readonly BoardCell[], from: BoardCell, step: 1 | -1): BoardCell | undefined {
  const columns = [...new Set(cells.map(({ column }) => column))]
    .filter((column) => (column - from.column) * step > 0)
    .sort((a, b) => Math.abs(a - from.column) - Math.abs(b - from.column));
  const [column] = columns;
  const minute = minutesTaken(slotOf(from)).from;
  const distance = (cell: BoardCell): number => Math.abs(minutesTaken(slotOf(cell)).from - minute);
  return inOrder(cells.filter((cell) => cell.column === column)).sort((a, b) => distance(a) - distance(b))[0];
}

const inOrder = (cells: readonly BoardCell[]): BoardCell[] =>
  cells.toSorted((a, b) => compareTexts(slotOf(a).startsAt, slotOf(b).startsAt) || compareTexts(a.key, b.key));
