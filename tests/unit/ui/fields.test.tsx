import { beginsName, namesExactly } from '#shared/people/answers-exactly.ts';
import { ComboBox } from '#renderer/ui/fields/ComboBox.tsx';
import { LtrField, PhoneField } from '#renderer/ui/fields/LtrField.tsx';
import { NumberField } from '#renderer/ui/fields/NumberField.tsx';
import { SearchField } from '#renderer/ui/fields/SearchField.tsx';
import { SearchWithResults } from '#renderer/ui/fields/SearchWithResults.tsx';
import { Segmented } from '#renderer/ui/fields/Segmented.tsx';
import { TimeField } from '#renderer/ui/fields/TimeField.tsx';
import { TextField } from '#renderer/ui/fields/TextField.tsx';
import { useShortcuts } from '#renderer/ui/keyboard/use-shortcuts.ts';
import { Highlight, findFolded } from '#renderer/ui/display/Highlight.tsx';
import { ListBox } from '#renderer/ui/display/ListBox.tsx';
import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { renderDesk } from './render-desk.tsx';

test('what is missing is tied to the field, and the hint gives way to it', () => {
  const { rerender } = renderDesk(<TextField label="الجوال" value="" onChange={() => {}} hint="جوال سعودي" />);
  const input = screen.getByRole('textbox');
  const said = () =>
    (input.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent);
  expect(said()).toContain('جوال سعودي');
  rerender(<TextField label="الجوال" value="" onChange={() => {}} hint="جوال سعودي" error="ينقص رقمان" />);
  expect(said()).toContain('ينقص رقمان');
  expect(said()).not.toContain('جوال سعودي');
  expect(input.getAttribute('aria-invalid')).toBe('true');
});

test('an optional field says so; a required one says nothing', () => {
  renderDesk(<TextField label="اسم الأب" optional value="" onChange={() => {}} />);
  expect(screen.getByText('اختياري')).toBeTruthy();
});

test('Arabic digits become Latin while a phone is typed, and the caret stays in the middle', async () => {
  function Phone() {
    const [value, setValue] = useState('055 2743');
    return <PhoneField label="الجوال" value={value} onChange={setValue} />;
  }
  const { user } = renderDesk(<Phone />);
  const input = screen.getByRole<HTMLInputElement>('textbox');
  await user.click(input);
  input.setSelectionRange(4, 4);
  await user.keyboard('٠١٨ ');
  expect(input.value).toBe('055 018 2743');
  expect(input.selectionStart).toBe(8);
});

test('pasted Persian and Arabic digits are folded, the rest is kept', async () => {
  const onChange = vi.fn();
  const { user } = renderDesk(<LtrField label="الهوية" value="" onChange={onChange} />);
  await user.click(screen.getByRole('textbox'));
  await user.paste('۱٠٢-x');
  expect(onChange).toHaveBeenCalledWith('102-x');
});

test('a number is typed in Arabic digits and shown in them', async () => {
  const onChange = vi.fn();
  function Hours() {
    const [value, setValue] = useState<number | null>(8);
    return (
      <NumberField
        label="عدد الساعات"
        value={value}
        min={0}
        max={24}
        onChange={(next) => {
          setValue(next);
          onChange(next);
        }}
      />
    );
  }
  const { user } = renderDesk(<Hours />);
  const input = screen.getByRole<HTMLInputElement>('textbox', { name: 'عدد الساعات' });
  expect(input.value).toBe('٨');
  await user.clear(input);
  await user.type(input, '١٢');
  // Told before the field is left: the key that saves must find it.
  expect(onChange).toHaveBeenLastCalledWith(12);
  await user.tab();
  expect(onChange).toHaveBeenLastCalledWith(12);
  expect(input.value).toBe('١٢');
  await user.click(screen.getByRole('button', { name: /أكثر/ }));
  expect(onChange).toHaveBeenLastCalledWith(13);
  await user.clear(input);
  await user.tab();
  expect(onChange).toHaveBeenLastCalledWith(null);
});

const sections = [
  { value: 'men', label: 'رجال' },
  { value: 'women', label: 'نساء' },
  { value: 'both', label: 'مشترك', isDisabled: true },
] as const;

test('an answer is chosen by arrows in the direction of reading, and by its digit', async () => {
  const onChange = vi.fn();
  function Section() {
    const [value, setValue] = useState<'men' | 'women' | 'both' | null>('men');
    return (
      <Segmented
        label="القسم"
        isNumbered
        options={sections}
        value={value}
        onChange={(next) => {
          setValue(next);
          onChange(next);
        }}
      />
    );
  }
  const { user } = renderDesk(<Section />);
  fireEvent.keyDown(document.body, { code: 'Digit2', key: '2' });
  expect(onChange).not.toHaveBeenCalled();
  await user.tab();
  await user.keyboard('{ArrowLeft}');
  expect(onChange).toHaveBeenLastCalledWith('women');
  fireEvent.keyDown(document.activeElement ?? document.body, { code: 'Digit1', key: '١' });
  expect(onChange).toHaveBeenLastCalledWith('men');
  fireEvent.keyDown(document.activeElement ?? document.body, { code: 'Digit3', key: '3' });
  expect(onChange).toHaveBeenCalledTimes(2);
});

const villages = [
  { id: 'subh', label: 'صبح', note: 'بلحمر' },
  { id: 'sabya', label: 'صبيا العليا', note: 'بلسمر' },
  { id: 'ithnayn', label: 'الاثنين', note: 'بلسمر' },
];

function Village({ onChange, onCreate }: { onChange: (id: string | null) => void; onCreate?: (text: string) => void }) {
  const [value, setValue] = useState<string | null>(null);
  return (
    <ComboBox
      label="القرية"
      options={villages}
      value={value}
      onChange={(next) => {
        setValue(next);
        onChange(next);
      }}
      {...(onCreate ? { onCreate } : {})}
    />
  );
}

test('two letters and Enter choose a village', async () => {
  const onChange = vi.fn();
  const { user } = renderDesk(<Village onChange={onChange} />);
  const input = screen.getByRole<HTMLInputElement>('combobox');
  await user.type(input, 'صب');
  expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual(['صبحبلحمر', 'صبيا العليابلسمر']);
  expect(screen.getAllByText('صب').map((part) => part.tagName)).toEqual(['MARK', 'MARK']);
  await user.keyboard('{Enter}');
  expect(onChange).toHaveBeenCalledWith('subh');
  expect(input.value).toBe('صبح');
});

test('what is not in the list is offered as new, and never added by Enter alone', async () => {
  const onChange = vi.fn();
  const onCreate = vi.fn();
  const { user } = renderDesk(<Village onChange={onChange} onCreate={onCreate} />);
  await user.type(screen.getByRole('combobox'), 'حلباء{Enter}');
  expect(onCreate).not.toHaveBeenCalled();
  await user.clear(screen.getByRole('combobox'));
  await user.type(screen.getByRole('combobox'), 'حلباء');
  await user.click(screen.getByRole('option', { name: 'أضف «حلباء»' }));
  expect(onCreate).toHaveBeenCalledWith('حلباء');
  expect(onChange).not.toHaveBeenCalledWith(' add');
});

const staff = [
  { id: 'azizah', label: 'عزيزة القرني' },
  { id: 'sarah', label: 'سارة بنت علي الشهري' },
  { id: 'sarah-too', label: 'سارة بنت سعد الشهري' },
];

interface StaffProps {
  readonly onChange: (id: string | null) => void;
  readonly onCreate: (name: string) => void;
  readonly onUnlisted: (typed: string) => void;
}

function Staff({ onChange, onCreate, onUnlisted }: StaffProps) {
  const [value, setValue] = useState<string | null>(null);
  const [unlisted, setUnlisted] = useState('');
  return (
    <ComboBox
      label="على من"
      options={staff}
      value={value}
      onChange={(next) => {
        setValue(next);
        onChange(next);
      }}
      onCreate={onCreate}
      isNamed={(name, typed) => namesExactly(typed, name)}
      isLike={(name, typed) => beginsName(typed, name)}
      unlisted={unlisted}
      onUnlisted={(typed) => {
        setUnlisted(typed);
        onUnlisted(typed);
      }}
    />
  );
}

test.each(['{Tab}', '{Enter}'])('%s takes the one who is named, whatever stands between the words', async (key) => {
  const onChange = vi.fn();
  const { user } = renderDesk(<Staff onChange={onChange} onCreate={vi.fn()} onUnlisted={vi.fn()} />);
  await user.type(screen.getByRole('combobox'), `ساره علي الشهري${key}`);
  expect(onChange).toHaveBeenCalledExactlyOnceWith('sarah');
});

test.each([
  ['who is only similar', 'عزيز'],
  ['whose name another bears', 'سارة الشهري'],
  ['of whose words only the beginnings were typed', 'عزيزه القر'],
])('no key takes anybody %s: the field asks who is meant', async (_who, typed) => {
  const [onChange, onCreate, onUnlisted] = [vi.fn(), vi.fn(), vi.fn()];
  const { user } = renderDesk(<Staff onChange={onChange} onCreate={onCreate} onUnlisted={onUnlisted} />);
  const input = screen.getByRole<HTMLInputElement>('combobox');
  await user.type(input, `${typed}{Enter}`);
  expect(screen.getByText('في القائمة ما يشبهه؛ اختر المقصود، أو أضف ما كتبته')).toBeTruthy();
  await user.tab();
  expect(input.value).toBe(typed);
  expect(onChange).not.toHaveBeenCalled();
  expect(onCreate).not.toHaveBeenCalled();
  expect(onUnlisted).toHaveBeenLastCalledWith(typed);
  await user.click(input);
  await user.click(screen.getByRole('option', { name: `أضف «${typed}»` }));
  expect(onCreate).toHaveBeenCalledExactlyOnceWith(typed);
  expect(onUnlisted).toHaveBeenLastCalledWith('');
});

test('results are walked while the focus stays in the search, and Enter takes one', async () => {
  const onAction = vi.fn();
  function Search() {
    const [value, setValue] = useState('');
    return (
      <SearchWithResults label="بحث" value={value} onChange={setValue}>
        <ListBox
          label="المطابقات"
          onAction={onAction}
          options={villages.map(({ id, label }) => ({ id, text: label, title: label }))}
        />
      </SearchWithResults>
    );
  }
  const { user } = renderDesk(<Search />);
  const input = screen.getByRole('searchbox');
  await user.type(input, 'ص');
  await user.keyboard('{ArrowDown}');
  expect(document.activeElement).toBe(input);
  await user.keyboard('{Enter}');
  expect(onAction).toHaveBeenCalledOnce();
});

test('a match is found through its folded spelling and marked as it is written', () => {
  const fold = (text: string) => text.replace(/[\u064B-\u0652]/g, '').replaceAll('أ', 'ا');
  expect(findFolded('مُحَمَّد الأحمري', 'محمد الا', fold)).toEqual([0, 12]);
  expect(findFolded('نورة', 'سعيد', fold)).toBeNull();
  expect(findFolded('نورة', '  ', fold)).toBeNull();
  const { container } = render(<Highlight text="سعيد الأحمري" match="احمري" fold={fold} />);
  expect(container.querySelector('mark')?.textContent).toBe('أحمري');
});

test('a name that nothing in the list is like is taken when the field is left, not thrown away', async () => {
  const onCreate = vi.fn();
  const { user } = renderDesk(<Village onChange={() => {}} onCreate={onCreate} />);
  await user.type(screen.getByRole('combobox'), 'حلباء');
  await user.tab();
  expect(onCreate).toHaveBeenCalledExactlyOnceWith('حلباء');
});

test.each(['{Tab}', '{Enter}'])(
  'what no list has stays where it was typed after %s, and the field says so',
  async (key) => {
    const onChange = vi.fn();
    const { user } = renderDesk(<Village onChange={onChange} />);
    const input = screen.getByRole<HTMLInputElement>('combobox');
    await user.type(input, `حلباء${key}`);
    expect(input.value).toBe('حلباء');
    expect(screen.getByText('ليس في القائمة؛ اختر منها أو امسحه')).toBeTruthy();
    // An empty list would lie over the field that comes next, and over what this one says.
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(onChange).not.toHaveBeenCalled();
    await user.clear(input);
    await user.type(input, 'صب{Enter}');
    expect(onChange).toHaveBeenLastCalledWith('subh');
    expect(screen.queryByText('ليس في القائمة؛ اختر منها أو امسحه')).toBeNull();
  },
);

test('a choice that is cleared or typed over is no choice any more', async () => {
  const onChange = vi.fn();
  const { user } = renderDesk(<Village onChange={onChange} />);
  const input = screen.getByRole<HTMLInputElement>('combobox');
  await user.type(input, 'صب{Enter}');
  await user.clear(input);
  await user.tab();
  expect(onChange).toHaveBeenLastCalledWith(null);
  await user.type(input, 'صب{Enter}');
  await user.type(input, 'اح');
  await user.tab();
  expect(onChange).toHaveBeenLastCalledWith(null);
  expect(input.value).toBe('صبحاح');
});

test.each([
  ['its first match', 'تنو', 'tanomah'],
  ['nothing where nothing was typed', '', null],
])('the key that saves finds %s in a field that was not left yet', async (_what, typed, expected) => {
  const saved = vi.fn();
  function Form() {
    const [value, setValue] = useState<string | null>(null);
    useShortcuts({ 'Ctrl+Enter': () => saved(value) });
    const options = [
      { id: 'subh', label: 'صبح' },
      { id: 'tanomah', label: 'تنومة' },
    ];
    return <ComboBox label="القرية" options={options} value={value} onChange={setValue} />;
  }
  const { user } = renderDesk(<Form />);
  await user.click(screen.getByRole('combobox'));
  if (typed !== '') await user.keyboard(typed);
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(saved).toHaveBeenCalledExactlyOnceWith(expected);
});

test('what was sought before gives way to the first key when the field is come back to', async () => {
  function Search() {
    const [value, setValue] = useState('501');
    return <SearchField label="بحث" value={value} onChange={setValue} autoFocus />;
  }
  const { user } = renderDesk(<Search />);
  await user.keyboard('55');
  expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('55');
});

test('nothing that is typed into a search is lost where its results come and go', async () => {
  function Search() {
    const [value, setValue] = useState('');
    const found = villages.filter(({ label }) => value !== '' && label.startsWith(value));
    return (
      <SearchWithResults label="بحث" value={value} onChange={setValue}>
        <ListBox
          label="المطابقات"
          onAction={() => {}}
          options={found.map(({ id, label }) => ({ id, text: label, title: label }))}
        />
      </SearchWithResults>
    );
  }
  const { user } = renderDesk(<Search />);
  const input = screen.getByRole<HTMLInputElement>('searchbox');
  await user.type(input, 'صبحة ثم صبيا');
  expect(input.value).toBe('صبحة ثم صبيا');
});

test('of a time that is pasted nothing is cut that would make another of it', async () => {
  const onChange = vi.fn();
  function Opening() {
    const [value, setValue] = useState<number | null>(null);
    return (
      <TimeField
        label="يفتح"
        value={value}
        onChange={(next) => {
          setValue(next);
          onChange(next);
        }}
      />
    );
  }
  const { user } = renderDesk(<Opening />);
  await user.click(screen.getByRole('textbox'));
  await user.paste('  8:30   pm');
  expect(onChange).toHaveBeenLastCalledWith(20 * 60 + 30);
});
