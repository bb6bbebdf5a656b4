import { toHijri } from '#shared/kernel/hijri-date.ts';
import { HijriDateField } from '#renderer/ui/fields/HijriDateField.tsx';
import { CalendarDate, IslamicUmalquraCalendar, parseDate, toCalendar } from '@internationalized/date';
import { screen, waitFor, within } from '@testing-library/react';
import fc from 'fast-check';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { renderDesk } from './render-desk.tsx';

type Props = Partial<Parameters<typeof HijriDateField>[0]>;

function Birth({ onChange, value: first = null, ...props }: Props) {
  const [value, setValue] = useState(first);
  return (
    <HijriDateField
      label="تاريخ الميلاد"
      value={value}
      onChange={(next) => {
        setValue(next);
        onChange?.(next);
      }}
      {...props}
    />
  );
}

const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: /تاريخ الميلاد/ });
const isWrong = () => field().getAttribute('aria-invalid') === 'true';

test.each(['١٣/٦/١٤٤٨', '13-6-1448', '1448/06/13', '١٣ جمادى الثانية ١٤٤٨'])(
  '«%s» is taken as it is typed, and the Gregorian day is said',
  async (typed) => {
    const onChange = vi.fn();
    const { user } = renderDesk(<Birth onChange={onChange} />);
    await user.type(field(), typed);
    expect(onChange).toHaveBeenLastCalledWith('2026-11-23');
    expect(field().value).toBe(typed);
    expect(screen.getByText(/الاثنين ٢٠٢٦\/١١\/٢٣ م/)).toBeTruthy();
  },
);

test('a date that was left is written in words', async () => {
  const { user } = renderDesk(<Birth />);
  await user.type(field(), '١٣/٦/١٤٤٨');
  await user.tab();
  expect(field().value).toBe('١٣ جمادى الآخرة ١٤٤٨ هـ');
});

test('a day the month does not have is said at once, and what was typed stays', async () => {
  const onChange = vi.fn();
  const onTyped = vi.fn();
  const { user } = renderDesk(<Birth onChange={onChange} onTyped={onTyped} />);
  await user.type(field(), '٣٠/٦/١٤٤٨');
  expect(screen.getByText('هذا الشهر ٢٩ يومًا')).toBeTruthy();
  expect(isWrong()).toBe(true);
  await user.tab();
  await user.tab();
  expect(field().value).toBe('٣٠/٦/١٤٤٨');
  expect(onTyped).toHaveBeenLastCalledWith('٣٠/٦/١٤٤٨');
  expect(onChange).not.toHaveBeenCalled();
});

test('half a date is no error until the field is left', async () => {
  const { user } = renderDesk(<Birth />);
  await user.type(field(), '١٣/٦');
  expect(isWrong()).toBe(false);
  await user.tab();
  expect(isWrong()).toBe(true);
  expect(screen.getByText('ليس تاريخًا معروفًا')).toBeTruthy();
  expect(field().value).toBe('١٣/٦');
});

test('changing a date into none takes the value back', async () => {
  const onChange = vi.fn();
  const { user } = renderDesk(<Birth value="2026-11-23" onChange={onChange} />);
  expect(field().value).toBe('١٣ جمادى الآخرة ١٤٤٨ هـ');
  await user.clear(field());
  expect(onChange).toHaveBeenLastCalledWith(null);
  expect(isWrong()).toBe(false);
});

test('a date outside the bounds says which is the last', async () => {
  const { user } = renderDesk(<Birth maximum="2026-11-23" />);
  await user.type(field(), '١٤/٦/١٤٤٨');
  expect(screen.getByText('لا يتجاوز ١٣ جمادى الآخرة ١٤٤٨ هـ')).toBeTruthy();
});

test('Alt+Down opens the Hijri month, the week from Sunday; a day chosen is written and the focus comes back', async () => {
  const onChange = vi.fn();
  const { user } = renderDesk(<Birth value="2026-11-23" onChange={onChange} />);
  await user.click(field());
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
  const calendar = screen.getByRole('application', { name: /تاريخ الميلاد/ });
  const heads = within(calendar).getAllByRole('columnheader', { hidden: true });
  expect(heads.map((head) => head.textContent)).toEqual(['أحد', 'اثن', 'ثلا', 'أرب', 'خمي', 'جمع', 'سبت']);
  expect(document.activeElement?.textContent).toBe('١٣');
  // Leftwards is forwards.
  await user.keyboard('{ArrowLeft}{Enter}');
  expect(onChange).toHaveBeenLastCalledWith('2026-11-24');
  expect(field().value).toBe('١٤ جمادى الآخرة ١٤٤٨ هـ');
  await waitFor(() => expect(document.activeElement).toBe(field()));
});

test('the calendar that is shown and the calendar that is stored agree on every day', () => {
  const umAlQura = new IslamicUmalquraCalendar();
  const first = new CalendarDate(1938, 1, 1);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 50_000 }), (days) => {
      const isoDate = first.add({ days }).toString();
      const { year, month, day } = toCalendar(parseDate(isoDate), umAlQura);
      expect(toHijri(isoDate)).toEqual({ year, month, day });
    }),
    { numRuns: 500 },
  );
});
