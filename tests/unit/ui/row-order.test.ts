import fc from 'fast-check';
import { expect, test } from 'vitest';
import { atOnce, inSlices } from '#renderer/ui/table/in-slices.ts';
import { orderRows, type RowOrder } from '#renderer/ui/table/row-order.ts';

interface Visit {
  readonly id: string;
  readonly name: string | null;
}

const fold = (text: string): string => text.replace(/[أإآ]/g, 'ا');
const orderOf = (rows: readonly Visit[], part: Partial<RowOrder<Visit>> = {}): RowOrder<Visit> => ({
  rows,
  sortValue: ({ name }) => name,
  direction: 'ascending',
  needle: '',
  searchText: ({ name }) => name ?? '',
  fold,
  ...part,
});
const someRows = fc
  .array(fc.option(fc.string({ unit: fc.constantFrom('ا', 'أ', 'ب', 'ت', '\n'), maxLength: 3 })), { maxLength: 5000 })
  .map((names) => names.map((name, index): Visit => ({ id: String(index), name })));

test('rows come in the order of their folded values, equal ones as they were given, unknown ones last both ways', () => {
  fc.assert(
    fc.property(someRows, fc.constantFrom('ascending' as const, 'descending' as const), (rows, direction) => {
      const shown = atOnce(orderRows(orderOf(rows, { direction })));
      const turn = direction === 'descending' ? -1 : 1;
      const expected = rows.toSorted((a, b) => {
        if (a.name === null || b.name === null) return Number(a.name === null) - Number(b.name === null);
        const [left, right] = [fold(a.name), fold(b.name)];
        return left < right ? -turn : left > right ? turn : 0;
      });
      expect(shown.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    }),
    { numRuns: 40 },
  );
});

test('a filter leaves those whose text holds it, in the order in which all of them would stand', () => {
  fc.assert(
    fc.property(
      someRows,
      fc.constantFrom('ascending' as const, 'descending' as const),
      fc.constantFrom('ا', 'اب'),
      (rows, direction, needle) => {
        const all = atOnce(orderRows(orderOf(rows, { direction })));
        const shown = atOnce(orderRows(orderOf(rows, { direction, needle })));
        expect(shown).toEqual(all.filter(({ name }) => fold(name ?? '').includes(needle)));
      },
    ),
    { numRuns: 40 },
  );
});

test('two hundred thousand rows are ordered in steps, each of a few values', () => {
  let read = 0;
  const longestStep: number[] = [];
  const counting = ({ name }: Visit) => (read += 1) && name;
  const rows = Array.from({ length: 200_000 }, (_, index): Visit => ({ id: String(index), name: String(index % 977) }));
  const steps = orderRows(orderOf(rows, { sortValue: counting }));
  for (let step = steps.next(); step.done !== true; step = steps.next()) {
    longestStep.push(read);
    read = 0;
  }
  expect(Math.max(...longestStep)).toBeLessThanOrEqual(100);
});

test('given up in the middle, it tells nothing; left alone, it tells once', async () => {
  const rows = Array.from({ length: 20_000 }, (_, index): Visit => ({ id: String(index), name: String(index) }));
  const told: number[] = [];
  const giveUp = inSlices(orderRows(orderOf(rows)), () => told.push(-1));
  giveUp();
  await new Promise<void>((resolve) => {
    inSlices(orderRows(orderOf(rows)), (shown) => {
      told.push(shown.length);
      resolve();
    });
  });
  expect(told).toEqual([20_000]);
});
