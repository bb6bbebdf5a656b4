import { useState } from 'react';
import { HijriCalendar } from '../ui/fields/HijriCalendar.tsx';
import { HijriDateField } from '../ui/fields/HijriDateField.tsx';
import { Columns, Part } from './Part.tsx';

const nothing = () => {};

/** Hijri dates: typed, wrong, chosen. */
export function DatesPage() {
  const [birth, setBirth] = useState<string | null>('2026-11-23');
  return (
    <Part title="التاريخ الهجري" span={12}>
      <Columns of={3}>
        <HijriDateField label="تاريخ الميلاد" optional="السنة وحدها تكفي" value={birth} onChange={setBirth} />
        <HijriDateField label="تاريخ لا يوجد" value={null} onChange={nothing} initialText="٣٠/٠٦/١٤٤٨" />
        <HijriCalendar label="تقويم" value={birth} onChoose={setBirth} />
      </Columns>
    </Part>
  );
}
