import { DataTable } from '#renderer/ui/table/DataTable.tsx';
import type { DataTableColumn } from '#renderer/ui/table/data-table-column.ts';
import type { DataTableProps } from '#renderer/ui/table/data-table-props.ts';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { flushSync } from 'react-dom';
import { expect, onTestFinished, test, vi } from 'vitest';
import { renderDesk } from './render-desk.tsx';

interface Visit {
  readonly id: string;
  readonly name: string;
  readonly minutes: number | null;
}

const columns: readonly DataTableColumn<Visit>[] = [
  { id: 'name', header: 'الاسم', isRowHeader: true, cell: (row) => row.name, sortValue: (row) => row.name },
  { id: 'minutes', header: 'الانتظار', cell: (row) => row.minutes, sortValue: (row) => row.minutes },
  { id: 'kind', header: 'النوع', cell: () => 'تسجيل' },
];
const rowKey = (row: Visit) => row.id;
const searchText = (row: Visit) => row.name;
const fold = (text: string) => text.replace(/[أإآ]/g, 'ا').replaceAll('ة', 'ه');

const few: readonly Visit[] = [
  { id: 'a', name: 'نورة', minutes: 8 },
  { id: 'b', name: 'أحمد', minutes: null },
  { id: 'c', name: 'سعيد', minutes: 3 },
];
const many = (count: number): readonly Visit[] =>
  Array.from({ length: count }, (_, index) => ({ id: String(index), name: `زائر ${String(index)}`, minutes: index }));

function table(props: Partial<DataTableProps<Visit>> = {}) {
  return <DataTable label="الدور" columns={columns} rows={few} rowKey={rowKey} fold={fold} {...props} />;
}

const rows = () => screen.getAllByRole('row').filter((row) => row.hasAttribute('data-row-key'));
const shownKeys = () => rows().map((row) => row.dataset['rowKey']);
const focusedKey = () => (document.activeElement as HTMLElement).dataset['rowKey'];
const enterRows = () => act(() => rows()[0]?.focus());

test('of 100,000 rows only those in sight are drawn, and the whole count is told', () => {
  renderDesk(table({ rows: many(100_000) }));
  expect(rows().length).toBeLessThan(40);
  expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('100001');
  expect(rows()[0]?.getAttribute('aria-rowindex')).toBe('2');
  expect(screen.getByText('١–١٦ من ١٠٠٬٠٠٠')).toBeTruthy();
});

test('a head sorts both ways and says so; unknown values stay last', async () => {
  const { user } = renderDesk(table());
  await user.click(screen.getByRole('button', { name: 'الانتظار' }));
  expect(shownKeys()).toEqual(['c', 'a', 'b']);
  await user.click(screen.getByRole('button', { name: 'الانتظار' }));
  expect(shownKeys()).toEqual(['a', 'c', 'b']);
  expect(screen.getByRole('columnheader', { name: 'الانتظار' }).getAttribute('aria-sort')).toBe('descending');
  expect(screen.getByText('مرتّب حسب الانتظار تنازليًا')).toBeTruthy();
});

test('texts are sorted by their folded spelling', () => {
  renderDesk(table({ initialSort: { column: 'name', direction: 'ascending' } }));
  expect(shownKeys()).toEqual(['b', 'c', 'a']);
});

test('rows that give folded texts are not folded again, what is typed is', () => {
  const folded = new Set<string>();
  renderDesk(
    table({
      rows: few.map((row) => ({ ...row, name: fold(row.name) })),
      foldRows: (text) => text,
      fold: (text) => fold(folded.add(text) && text),
      searchText,
      filterText: 'أحمد',
      initialSort: { column: 'name', direction: 'ascending' },
    }),
  );
  expect(shownKeys()).toEqual(['b']);
  expect([...folded]).toEqual(['أحمد']);
});

test('a column without a value to sort by has no button', () => {
  renderDesk(table());
  expect(screen.queryByRole('button', { name: 'النوع' })).toBeNull();
});

test('the filter finds any spelling of a name', () => {
  const { rerender } = renderDesk(table({ searchText, filterText: 'احمد' }));
  expect(shownKeys()).toEqual(['b']);
  rerender(table({ searchText, filterText: 'لا أحد بهذا' }));
  expect(screen.getByText('لا نتائج')).toBeTruthy();
});

test('arrows, pages and ends move through the rows, and Tab leaves them', async () => {
  const onFocusRow = vi.fn();
  const { user } = renderDesk(
    <>
      {table({ rows: many(1000), onFocusRow })}
      <button type="button">بعد الجدول</button>
    </>,
  );
  enterRows();
  const pressed: (string | undefined)[] = [];
  for (const key of ['{ArrowDown}', '{ArrowDown}', '{ArrowUp}', '{PageDown}', '{End}', '{PageUp}', '{Home}']) {
    await user.keyboard(key);
    pressed.push(focusedKey());
  }
  expect(pressed).toEqual(['1', '2', '1', '17', '999', '983', '0']);
  expect(onFocusRow).toHaveBeenLastCalledWith(expect.objectContaining({ id: '0' }));
  await user.tab();
  expect(document.activeElement?.textContent).toBe('بعد الجدول');

  onFocusRow.mockClear();
  await user.tab({ shift: true });
  expect(onFocusRow).toHaveBeenCalledWith(expect.objectContaining({ id: '0' }));
});

test('a row far away is brought into sight, in whole rows', async () => {
  const { user } = renderDesk(table({ rows: many(1000) }));
  enterRows();
  await user.keyboard('{End}');
  // 16 rows of 44 fit under the head of 40 in the 768 the test gives every element; the last one ends at its foot.
  expect(screen.getByRole('grid').scrollTop).toBe(1000 * 44 - 728);
  expect(shownKeys()).toContain('999');
});

test('Enter and a double click open the row', async () => {
  const onOpen = vi.fn();
  const { user } = renderDesk(table({ onOpen }));
  enterRows();
  await user.keyboard('{ArrowDown}{Enter}');
  expect(onOpen).toHaveBeenLastCalledWith(few[1]);
  await user.dblClick(screen.getByText('سعيد'));
  expect(onOpen).toHaveBeenLastCalledWith(few[2]);
});

test('the head is one stop: arrows walk along it by the direction of reading, down goes to the rows and up comes back', async () => {
  const { user } = renderDesk(table());
  await user.tab();
  expect(document.activeElement?.textContent).toBe('الاسم');
  await user.keyboard('{ArrowLeft}');
  expect(document.activeElement?.textContent).toBe('الانتظار');
  await user.keyboard('{Enter}');
  expect(shownKeys()).toEqual(['c', 'a', 'b']);
  await user.keyboard('{ArrowDown}');
  expect(focusedKey()).toBe('c');
  await user.keyboard('{ArrowUp}');
  expect(document.activeElement?.textContent).toBe('الانتظار');
  await user.tab();
  expect(focusedKey()).toBe('c');
});

test('the focus stays on its record through sorting and live updates', async () => {
  const { user, rerender } = renderDesk(table({ initialSort: { column: 'name', direction: 'ascending' } }));
  enterRows();
  await user.keyboard('{ArrowDown}');
  expect(focusedKey()).toBe('c');
  rerender(
    table({
      initialSort: { column: 'name', direction: 'ascending' },
      rows: [{ id: 'new', name: 'ابتسام', minutes: 0 }, ...few],
    }),
  );
  expect(focusedKey()).toBe('c');
  await user.keyboard('{ArrowUp}');
  expect(focusedKey()).toBe('b');
});

test('when the focused record goes, the focus passes to the one in its place', async () => {
  const { user, rerender } = renderDesk(table());
  enterRows();
  await user.keyboard('{ArrowDown}');
  rerender(table({ rows: few.filter((row) => row.id !== 'b') }));
  expect(focusedKey()).toBe('c');
});

test('Space selects one row, and selecting another lets the first go', async () => {
  const onSelectionChange = vi.fn();
  const { user } = renderDesk(table({ selection: 'single', onSelectionChange }));
  enterRows();
  await user.keyboard(' {ArrowDown} ');
  expect(onSelectionChange.mock.calls.map(([keys]) => [...keys])).toEqual([['a'], ['b']]);
  expect(rows().map((row) => row.getAttribute('aria-selected'))).toEqual(['false', 'true', 'false']);
});

test('several rows are selected by Space, by Shift and by Ctrl+A with the Arabic layout active', async () => {
  const { user } = renderDesk(table({ selection: 'multiple', rows: many(6) }));
  const selected = () =>
    rows().flatMap((row) => (row.getAttribute('aria-selected') === 'true' ? [row.dataset['rowKey']] : []));
  enterRows();
  await user.keyboard('{ArrowDown} {ArrowDown}{ArrowDown} ');
  expect(selected()).toEqual(['1', '3']);
  await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
  expect(selected()).toEqual(['1', '3', '4', '5']);
  await user.keyboard('{Control>}[KeyA]{/Control}');
  expect(selected()).toHaveLength(6);
  expect(screen.getByText('حُدّد ٦ من ٦')).toBeTruthy();
  await user.click(screen.getByRole('checkbox', { name: 'حدّد الكل' }));
  expect(selected()).toEqual([]);
});

test('the selection outlives a filter that hides it', async () => {
  const onSelectionChange = vi.fn();
  const props = { selection: 'multiple', searchText, onSelectionChange } as const;
  const { user, rerender } = renderDesk(table(props));
  enterRows();
  await user.keyboard(' ');
  rerender(table({ ...props, filterText: 'سعيد' }));
  enterRows();
  await user.keyboard(' ');
  expect([...(onSelectionChange.mock.lastCall?.[0] ?? [])]).toEqual(['a', 'c']);
});

test('a button inside a cell keeps its own keys', async () => {
  const onOpen = vi.fn();
  const onPrint = vi.fn();
  const printable: readonly DataTableColumn<Visit>[] = [
    { id: 'name', header: 'الاسم', cell: (row) => row.name },
    {
      id: 'print',
      header: 'طباعة',
      cell: () => (
        <button type="button" onClick={onPrint}>
          اطبع
        </button>
      ),
    },
  ];
  const { user } = renderDesk(table({ columns: printable, onOpen }));
  act(() =>
    within(rows()[0] as HTMLElement)
      .getByRole('button')
      .focus(),
  );
  await user.keyboard('{Enter}');
  expect(onPrint).toHaveBeenCalledOnce();
  expect(onOpen).not.toHaveBeenCalled();
});

test('waiting, failing and having nothing each say so in the place of the rows', () => {
  const { rerender } = renderDesk(table({ rows: [], isLoading: true }));
  expect(screen.getByRole('status', { name: 'يُفتح…' })).toBeTruthy();
  rerender(table({ rows: [] }));
  expect(screen.getByText('لا سجلات')).toBeTruthy();
  rerender(table({ error: <p>تعذّر فتح القائمة</p> }));
  expect(screen.getByText('تعذّر فتح القائمة')).toBeTruthy();
  expect(screen.queryByText('نورة')).toBeNull();
});

test('Tab does not pass over filters that are not drawn yet: it waits for them, and no other key does', () => {
  const { rerender } = renderDesk(null);
  const field = () => screen.queryByRole('textbox', { name: 'صفِّ' });
  act(() => {
    flushSync(() => rerender(table({ filters: <input aria-label="صفِّ" /> })));
    fireEvent.keyDown(document.body, { key: 'ArrowDown' });
    expect(field()).toBeNull();
    fireEvent.keyDown(document.body, { key: 'Tab' });
    expect(field()).not.toBeNull();
  });
});

test('"/" typed on a row is left to the page', async () => {
  const { user } = renderDesk(table());
  const seen = vi.fn();
  window.addEventListener('keydown', (event) => seen(event.key, event.defaultPrevented), { once: true });
  enterRows();
  await user.keyboard('/');
  expect(seen).toHaveBeenCalledWith('/', false);
});

test.each([
  ['all', 400, ['الاسم', 'الانتظار', 'النوع']],
  ['what can be spared last', 300, ['الاسم', 'النوع']],
  ['what cannot be spared', 150, ['الاسم']],
])('where there is little room a list shows %s, and sorts by what it leaves out', (_what, room, heads) => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(room);
  onTestFinished(() => void vi.restoreAllMocks());
  const [name, minutes, kind] = columns;
  if (!name || !minutes || !kind) throw new Error('there are three columns');
  const spared = [
    { ...name, width: 200 },
    { ...minutes, spare: 1 },
    { ...kind, spare: 2 },
  ];
  renderDesk(table({ columns: spared, initialSort: { column: 'minutes', direction: 'ascending' } }));
  expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual(heads);
  expect(screen.getByRole('grid').getAttribute('aria-colcount')).toBe(String(heads.length));
  expect(shownKeys()).toEqual(['c', 'a', 'b']);
});
