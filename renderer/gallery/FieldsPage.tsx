import { ClipboardPen, CircleHelp, Footprints, HeartHandshake, IdCard, MapPin, Phone, Scale } from 'lucide-react';
import { useState } from 'react';
import { Checkbox } from '../ui/fields/Checkbox.tsx';
import { ComboBox } from '../ui/fields/ComboBox.tsx';
import { LtrField, PhoneField } from '../ui/fields/LtrField.tsx';
import { NumberField } from '../ui/fields/NumberField.tsx';
import { Segmented } from '../ui/fields/Segmented.tsx';
import { Select } from '../ui/fields/Select.tsx';
import { TextArea } from '../ui/fields/TextArea.tsx';
import { TextField } from '../ui/fields/TextField.tsx';
import { Columns, Part } from './Part.tsx';

const nothing = () => {};
const villages = [
  { id: 'subh', label: 'صبح', note: 'بلحمر' },
  { id: 'sabya', label: 'صبيا العليا', note: 'بلسمر' },
  { id: 'ithnayn', label: 'الاثنين', note: 'بلسمر' },
  { id: 'sadwan', label: 'سدوان', note: 'بلحمر' },
];

/** Every field, empty, filled, warned, wrong and off. */
export function FieldsPage() {
  const [first, setFirst] = useState('هيفاء');
  const [note, setNote] = useState('');
  const [phone, setPhone] = useState('055 018 2743');
  const [hours, setHours] = useState<number | null>(8);
  const [village, setVillage] = useState<string | null>(null);
  const [channel, setChannel] = useState<'visit' | 'phone' | null>('visit');
  const [section, setSection] = useState<'men' | 'women' | 'both' | null>('women');
  const [service, setService] = useState<'register' | 'ask' | 'volunteer' | 'reconcile' | null>(null);
  const [isRead, setRead] = useState(true);
  return (
    <>
      <Part title="الحقول" span={7}>
        <Columns of={3}>
          <TextField label="الاسم الأول" value={first} onChange={setFirst} />
          <TextField label="اسم الأب" optional value="" onChange={nothing} placeholder="كما في الهوية" />
          <TextField label="العائلة" value="لا يُعدّل هنا" onChange={nothing} isDisabled />
          <PhoneField label="الجوال" value={phone} onChange={setPhone} hint="جوال سعودي" hintTone="ok" />
          <PhoneField label="الجوال" value="055 018 27" onChange={nothing} error="ينقص رقمان" />
          <LtrField
            label="رقم الهوية"
            icon={IdCard}
            value="1000000009"
            onChange={nothing}
            hint="لا يطابق رقم التحقق، ويُقبل"
            hintTone="warn"
          />
          <NumberField label="عدد الساعات" value={hours} onChange={setHours} min={0} max={24} unit="ساعات" />
          <TextField label="للقراءة فقط" value="من بطاقة المستفيد" onChange={nothing} isReadOnly />
          <TextField label="مع مكان للتلميح" value="" onChange={nothing} keepsHintRoom />
        </Columns>
        <TextArea label="ملاحظة" value={note} onChange={setNote} placeholder="ما يلزم لإتمام الطلب فقط" />
      </Part>
      <Part title="القائمة والاختيار" span={5}>
        <ComboBox
          label="القرية"
          icon={MapPin}
          options={villages}
          value={village}
          onChange={setVillage}
          onCreate={nothing}
          placeholder="اكتب جزءًا من الاسم"
        />
        <Select
          label="القناة"
          options={[
            { id: 'visit', label: 'حضور', icon: Footprints },
            { id: 'phone', label: 'هاتف', icon: Phone },
          ]}
          value={channel}
          onChange={setChannel}
        />
        <Segmented
          label="القسم"
          isNumbered
          options={[
            { value: 'men', label: 'رجال' },
            { value: 'women', label: 'نساء' },
            { value: 'both', label: 'مشترك' },
          ]}
          value={section}
          onChange={setSection}
        />
        <Segmented
          label="الخدمة المطلوبة"
          isNumbered
          layout="tiles"
          columns={2}
          options={[
            { value: 'register', label: 'تسجيل', icon: ClipboardPen },
            { value: 'ask', label: 'استفسار', icon: CircleHelp },
            { value: 'volunteer', label: 'تطوع', icon: HeartHandshake },
            { value: 'reconcile', label: 'إصلاح', icon: Scale, isDisabled: true },
          ]}
          value={service}
          onChange={setService}
        />
        <Checkbox isSelected={isRead} onChange={setRead}>
          قُرئ إشعار الخصوصية
        </Checkbox>
        <Checkbox isSelected={false} onChange={nothing} note="تُسجَّل الموافقة باسمك ووقتها">
          لا يُتصل به صباحًا
        </Checkbox>
        <Checkbox isSelected={false} onChange={nothing} isDisabled>
          لا يُختار الآن
        </Checkbox>
      </Part>
    </>
  );
}
