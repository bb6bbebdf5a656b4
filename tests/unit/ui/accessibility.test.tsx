import { Button } from '#renderer/ui/actions/Button.tsx';
import { IconButton } from '#renderer/ui/actions/IconButton.tsx';
import { MenuButton, PopoverButton } from '#renderer/ui/actions/Menu.tsx';
import { Frieze } from '#renderer/ui/brand/Frieze.tsx';
import { Avatar } from '#renderer/ui/display/Avatar.tsx';
import { Card } from '#renderer/ui/display/Card.tsx';
import { Chip, FilterChip } from '#renderer/ui/display/Chip.tsx';
import { DescriptionList } from '#renderer/ui/display/DescriptionList.tsx';
import { Identifier } from '#renderer/ui/display/Identifier.tsx';
import { List, ListRow } from '#renderer/ui/display/List.tsx';
import { ListBox } from '#renderer/ui/display/ListBox.tsx';
import { Stepper } from '#renderer/ui/display/Stepper.tsx';
import { Tabs } from '#renderer/ui/display/Tabs.tsx';
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx';
import { ErrorState } from '#renderer/ui/feedback/ErrorState.tsx';
import { ModalPanel } from '#renderer/ui/feedback/ModalPanel.tsx';
import { Notice } from '#renderer/ui/feedback/Notice.tsx';
import { ProgressBar } from '#renderer/ui/feedback/ProgressBar.tsx';
import { QuestionDialog } from '#renderer/ui/feedback/QuestionDialog.tsx';
import { Skeleton } from '#renderer/ui/feedback/Skeleton.tsx';
import { Checkbox } from '#renderer/ui/fields/Checkbox.tsx';
import { ComboBox } from '#renderer/ui/fields/ComboBox.tsx';
import { HijriDateField } from '#renderer/ui/fields/HijriDateField.tsx';
import { PhoneField } from '#renderer/ui/fields/LtrField.tsx';
import { NumberField } from '#renderer/ui/fields/NumberField.tsx';
import { SearchWithResults } from '#renderer/ui/fields/SearchWithResults.tsx';
import { Segmented } from '#renderer/ui/fields/Segmented.tsx';
import { Select } from '#renderer/ui/fields/Select.tsx';
import { TextArea } from '#renderer/ui/fields/TextArea.tsx';
import { TextField } from '#renderer/ui/fields/TextField.tsx';
import { AppFrame } from '#renderer/ui/frame/AppFrame.tsx';
import { Main } from '#renderer/ui/frame/Main.tsx';
import { OmniButton } from '#renderer/ui/frame/OmniButton.tsx';
import { Rail, RailLink } from '#renderer/ui/frame/Rail.tsx';
import { StatusStrip } from '#renderer/ui/frame/StatusStrip.tsx';
import { TopBar } from '#renderer/ui/frame/TopBar.tsx';
import { Where } from '#renderer/ui/frame/Where.tsx';
import { DataTable } from '#renderer/ui/table/DataTable.tsx';
import { screen } from '@testing-library/react';
import axe from 'axe-core';
import { CloudOff, House, Printer, RefreshCw, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { expect, test } from 'vitest';
import { renderDesk } from './render-desk.tsx';

const nothing = () => {};
const options = [
  { id: 'subh', label: 'صبح' },
  { id: 'sadwan', label: 'سدوان' },
];
const answers = [
  { value: 'men', label: 'رجال' },
  { value: 'women', label: 'نساء' },
] as const;
const columns = [
  {
    id: 'name',
    header: 'الاسم',
    cell: (row: { name: string }) => row.name,
    sortValue: (row: { name: string }) => row.name,
  },
  { id: 'state', header: 'الحالة', cell: () => 'تدقيق' },
];
const rows = [{ name: 'نورة' }, { name: 'سعيد' }];
const rowKey = (row: { name: string }) => row.name;

const specimens: Readonly<Record<string, ReactNode>> = {
  'buttons in every state': (
    <>
      <Button shortcut="Ctrl+Enter" onPress={nothing}>
        حفظ
      </Button>
      <Button isDisabled disabledReason="اختر شخصًا">
        إصدار
      </Button>
      <Button isBusy busyLabel="يحفظ…">
        حفظ
      </Button>
      <IconButton icon={Printer} label="طباعة" />
      <MenuButton label="نوف" items={[{ id: 'lock', label: 'أقفل' }]} onAction={nothing} />
      <PopoverButton label="لماذا؟" title="السبب">
        …
      </PopoverButton>
    </>
  ),
  'text fields': (
    <>
      <TextField label="الاسم" value="" onChange={nothing} optional hint="كما في الهوية" />
      <TextField label="العائلة" value="" onChange={nothing} error="ينقص الاسم" />
      <TextField label="مخفي" isLabelHidden value="" onChange={nothing} isReadOnly />
      <TextArea label="ملاحظة" value="" onChange={nothing} />
      <PhoneField label="الجوال" value="050" onChange={nothing} error="ينقص" />
      <NumberField label="الساعات" value={8} onChange={nothing} unit="ساعات" />
    </>
  ),
  'a date field': <HijriDateField label="الميلاد" value="2026-11-23" onChange={nothing} />,
  choices: (
    <>
      <ComboBox label="القرية" options={options} value="subh" onChange={nothing} />
      <Select label="القناة" options={options} value="subh" onChange={nothing} />
      <Segmented label="القسم" options={answers} value="men" onChange={nothing} isNumbered />
      <Checkbox isSelected onChange={nothing} note="تُسجَّل">
        قُرئ الإشعار
      </Checkbox>
    </>
  ),
  'a search with results': (
    <SearchWithResults label="بحث" value="ص" onChange={nothing} count="٢" legend="Slash">
      <ListBox label="المطابقات" options={options.map(({ id, label }) => ({ id, text: label, title: label }))} />
    </SearchWithResults>
  ),
  'a table that selects': (
    <DataTable label="الدور" columns={columns} rows={rows} rowKey={rowKey} selection="multiple" />
  ),
  'an empty table': <DataTable label="الدور" columns={columns} rows={[]} rowKey={rowKey} />,
  'a table on its way': <DataTable label="الدور" columns={columns} rows={[]} rowKey={rowKey} isLoading />,
  'rows, states and facts': (
    <Card title="الدور" count="١٢" footer="خُدم ١١">
      <List aria-label="الدور">
        <ListRow isCurrent lead={<Avatar name="نورة" />} title="نورة" note="مقابلة" />
        <ListRow title="سعيد" trail={<Chip icon={Users}>ينتظر</Chip>} onPress={nothing} />
      </List>
      <FilterChip icon={Users} label="نساء" onRemove={nothing} />
      <DescriptionList items={[{ term: 'الجوال', value: <Identifier>050 123 4567</Identifier> }]} />
      <Stepper
        label="المسار"
        steps={[
          { id: 'a', label: 'استقبال', state: 'done' },
          { id: 'b', label: 'تدقيق', state: 'now' },
          { id: 'c', label: 'مكتمل', state: 'next' },
        ]}
      />
      <Tabs
        label="الطلبات"
        tabs={[
          { id: 'a', label: 'المفتوحة', count: '٣', content: 'أولى' },
          { id: 'b', label: 'المكتملة', content: 'ثانية' },
        ]}
      />
    </Card>
  ),
  'what the desk says back': (
    <>
      <Notice tone="bad">لا ورق في الطابعة.</Notice>
      <Notice>له طلب مفتوح.</Notice>
      <EmptyState title="لا أحد في الدور">يبدأ بـ F2</EmptyState>
      <ErrorState title="تعذّر الفتح" safe="البقية سليمة" code="V-204" onRetry={nothing} />
      <Skeleton rows={2} />
      <ProgressBar label="تُجهَّز" value={24} total={37} note="١٢ ثانية" />
      <Frieze />
    </>
  ),
  'a question': (
    <QuestionDialog
      isOpen
      question="تنهي المناوبة؟"
      safeAnswer={{ label: 'ابقَ', onPress: nothing }}
      otherAnswer={{ label: 'أنهِ', onPress: nothing }}
    >
      تبقى محفوظة.
    </QuestionDialog>
  ),
  'a panel': (
    <ModalPanel isOpen onClose={nothing} title="معاينة" footer="A5">
      القسيمة
    </ModalPanel>
  ),
  'the frame': (
    <AppFrame
      rail={
        <Rail label="الأقسام" appName="استقبال">
          <RailLink href="#home" icon={House} label="الاستقبال" isCurrent />
          <RailLink href="#sync" icon={RefreshCw} label="المزامنة" badge="٧" badgeLabel="٧ بانتظار الإرسال" />
        </Rail>
      }
      topBar={
        <TopBar
          omni={<OmniButton label="بحث أو أمر" shortcut="Ctrl+KeyK" onPress={nothing} />}
          hijriDate="١٣ جمادى الآخرة ١٤٤٨ هـ"
          gregorianDate="٢٠٢٦/١١/٢٣ م"
          user={<Avatar name="نوف" />}
        >
          <Where title="الطلبات" crumbs={[{ label: 'المستفيدون', href: '#people' }]} />
        </TopBar>
      }
      strip={
        <StatusStrip
          state="offline"
          icon={CloudOff}
          status="دون اتصال"
          detail="آخر مزامنة ٩:١٢"
          onOpen={nothing}
          functionKeys={[{ keys: 'F2', label: 'استقبال', onPress: nothing }]}
        />
      }
      dock={<p>مكالمة</p>}
      dockLabel="مكالمة واردة"
    >
      <Main>
        <p>الشاشة</p>
      </Main>
    </AppFrame>
  ),
};

// Colours are measured in contrast.test.ts; jsdom has none. A part is not a page, so it needs no landmark or heading of its own.
const rules = {
  'color-contrast': { enabled: false },
  region: { enabled: false },
  'page-has-heading-one': { enabled: false },
};

test.each(Object.entries(specimens))('axe finds nothing in %s', async (_name, specimen) => {
  renderDesk(specimen);
  const { violations } = await axe.run(document.body, { rules });
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html.slice(0, 160))])).toEqual([]);
});

test('the open popups pass as well', async () => {
  const { user } = renderDesk(specimens['choices']);
  await user.click(screen.getByRole('combobox', { name: 'القرية' }));
  expect(screen.getByRole('listbox')).toBeTruthy();
  const { violations } = await axe.run(document.body, { rules });
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html.slice(0, 160))])).toEqual([]);
});
