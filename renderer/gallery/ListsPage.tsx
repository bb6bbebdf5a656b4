import {
  Bell,
  CircleCheck,
  CircleDot,
  CircleX,
  ClockAlert,
  CloudOff,
  EyeOff,
  FileQuestion,
  Lock,
  PhoneCall,
  SearchCheck,
  ShieldAlert,
  Signpost,
  UserCheck,
  Users,
} from 'lucide-react';
import { useState } from 'react';
import { Avatar } from '../ui/display/Avatar.tsx';
import { Chip, FilterChip } from '../ui/display/Chip.tsx';
import { DescriptionList } from '../ui/display/DescriptionList.tsx';
import { Highlight } from '../ui/display/Highlight.tsx';
import { Identifier } from '../ui/display/Identifier.tsx';
import { List, ListRow } from '../ui/display/List.tsx';
import { ListBox } from '../ui/display/ListBox.tsx';
import { Stepper } from '../ui/display/Stepper.tsx';
import { Tabs } from '../ui/display/Tabs.tsx';
import { SearchWithResults } from '../ui/fields/SearchWithResults.tsx';
import { KeyLegend } from '../ui/keyboard/KeyLegend.tsx';
import styles from './Gallery.module.css';
import { Part, Wrap } from './Part.tsx';
import { SampleTable } from './SampleTable.tsx';

const nothing = () => {};
const people = [
  { id: '1', name: 'غرم الله بن سعيد بن علي الأسمري', note: 'مواليد ١٣٩٦ هـ · الاثنين', phone: '055 018 2743' },
  { id: '2', name: 'غرم الله بن محمد الأسمري', note: 'مواليد ١٤٠٨ هـ · سدوان', phone: '050 016 9920' },
  { id: '3', name: 'سعيد بن غرم الله الأسمري', note: 'مواليد ١٤١٢ هـ · الاثنين', phone: '055 018 2743' },
];

/** States, rows, tabs, tables and search results. */
export function ListsPage() {
  const [query, setQuery] = useState('غرم');
  return (
    <>
      <Part title="حالات السجل" span={6}>
        <Wrap>
          <Chip icon={CircleDot}>جديد</Chip>
          <Chip icon={SearchCheck} tone="info">
            تدقيق
          </Chip>
          <Chip icon={Signpost} tone="accent">
            محوّل
          </Chip>
          <Chip icon={PhoneCall} tone="info">
            معاودة
          </Chip>
          <Chip icon={CircleCheck} tone="ok">
            مكتمل
          </Chip>
          <Chip icon={FileQuestion} tone="warn">
            ناقص
          </Chip>
          <Chip icon={ClockAlert} tone="bad">
            متأخر
          </Chip>
          <Chip icon={CircleX} tone="bad">
            مرفوض
          </Chip>
          <Chip icon={Lock} tone="ink">
            مقفل
          </Chip>
          <Chip icon={CloudOff}>على هذا الجهاز</Chip>
          <Chip icon={ShieldAlert} tone="warn">
            اتصال آمن فقط
          </Chip>
          <Chip icon={EyeOff} tone="ink">
            لا يُفصح عنه
          </Chip>
        </Wrap>
        <Stepper
          label="مسار الطلب"
          steps={[
            { id: 'a', label: 'استقبال الطلب', note: '١١ جمادى الآخرة', state: 'done' },
            { id: 'b', label: 'التدقيق', note: 'اليوم ٩:٢٠ ص', state: 'done' },
            { id: 'c', label: 'التحويل لأقرب دار', note: 'الآن: اختيار الدار', state: 'now' },
            { id: 'd', label: 'مكتمل', state: 'next' },
          ]}
        />
        <DescriptionList
          items={[
            { term: 'الهوية', value: <Identifier>10••••4471</Identifier> },
            { term: 'الجوال', value: <Identifier>055 018 2743</Identifier> },
            { term: 'آخر زيارة', value: '٢٧ ربيع الآخر ١٤٤٨ هـ' },
          ]}
        />
        <List aria-label="الدور الآن">
          <ListRow
            isCurrent
            lead={<Avatar name="نورة" />}
            title="نورة بنت محمد بن علي الأحمري"
            note="مقابلة · غرفة ٢"
            trail={
              <Chip icon={UserCheck} tone="accent">
                تُخدم الآن
              </Chip>
            }
          />
          <ListRow
            lead={<Avatar name="عبدالله" />}
            title="عبدالله بن ظافر الأحمري"
            note="تسجيل"
            trail={<Chip icon={Bell}>ينتظر</Chip>}
            onPress={nothing}
          />
        </List>
      </Part>
      <Part title="البحث ونتائجه" span={6}>
        <SearchWithResults
          label="الجوال أو الاسم أو رقم الهوية"
          value={query}
          onChange={setQuery}
          placeholder="ابحث بالجوال أو الاسم أو رقم الهوية أو رقم الطلب"
          legend="Slash"
          count="٣ مطابقات"
        >
          <ListBox
            label="المطابقات"
            isFramed
            onAction={nothing}
            options={people.map((person, index) => ({
              id: person.id,
              text: person.name,
              title: <Highlight text={person.name} match={query} />,
              note: person.note,
              trail: (
                <>
                  <Identifier>{person.phone}</Identifier>
                  <KeyLegend keys={index === 0 ? 'Enter' : 'Alt+Digit2'} />
                </>
              ),
            }))}
          />
        </SearchWithResults>
      </Part>
      <Part title="الجدول" span={12}>
        <Tabs
          label="الطلبات"
          tabs={[
            {
              id: 'open',
              label: 'المفتوحة',
              count: '١٢٤',
              content: (
                <div className={styles.table}>
                  <SampleTable
                    count={124}
                    filters={<FilterChip icon={Users} label="نساء" onRemove={nothing} />}
                    selection="multiple"
                  />
                </div>
              ),
            },
            { id: 'late', label: 'المتأخرة', count: '٣', content: <SampleTable count={3} visibleRows={3} /> },
            { id: 'done', label: 'المكتملة', count: '٢٬١٠٨', content: <SampleTable count={0} visibleRows={6} /> },
          ]}
        />
      </Part>
    </>
  );
}
