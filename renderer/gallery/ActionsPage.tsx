import { Ban, Pause, Printer, UserRound } from 'lucide-react';
import { Button } from '../ui/actions/Button.tsx';
import { IconButton } from '../ui/actions/IconButton.tsx';
import { MenuButton, PopoverButton } from '../ui/actions/Menu.tsx';
import { KeyLegend } from '../ui/keyboard/KeyLegend.tsx';
import { KeyScope } from '../ui/keyboard/KeyScope.tsx';
import { useToasts } from '../ui/feedback/Toasts.tsx';
import { Columns, Part, Wrap } from './Part.tsx';

const nothing = () => {};

/** Buttons, menus and key caps. */
export function ActionsPage() {
  const toasts = useToasts();
  const save = () => toasts.show({ text: 'حُفظ على هذا الجهاز', undo: { label: 'تراجع', onPress: nothing } });
  return (
    <>
      <Part title="الأزرار" span={7}>
        <Wrap>
          <Button variant="primary" shortcut="Ctrl+Enter" onPress={save}>
            حفظ
          </Button>
          <Button icon={Pause} shortcut="Alt+KeyQ" onPress={nothing}>
            اركن المسودة
          </Button>
          <Button variant="quiet">تراجع</Button>
          <Button variant="danger" icon={Ban}>
            سحب الشهادة
          </Button>
          <IconButton icon={Printer} label="طباعة" />
        </Wrap>
        <Wrap>
          <Button variant="primary" isBusy busyLabel="يحفظ…">
            حفظ
          </Button>
          <Button variant="primary" busyLabel="يحفظ…">
            حفظ
          </Button>
          <Button variant="primary" isDisabled disabledReason="اختر شخصًا وخدمة للحفظ" legend="Ctrl+Enter">
            احفظ وأصدر الرقم
          </Button>
        </Wrap>
        <Wrap>
          <Button size="sm">إلغاء</Button>
          <Button size="sm" variant="quiet">
            كل المواعيد
          </Button>
          <Button size="lg" variant="primary" legend="F2">
            استقبال جديد
          </Button>
          <Button size="lg" legend="F3">
            مكالمة
          </Button>
        </Wrap>
      </Part>
      <Part title="المفاتيح والقوائم" span={5}>
        <Wrap>
          <KeyLegend keys="F2" />
          <KeyLegend keys="Enter" />
          <KeyLegend keys="Ctrl+Enter" />
          <KeyLegend keys="Ctrl+KeyM" />
          <KeyLegend keys="Alt+KeyQ" />
          <KeyLegend keys="ArrowDown" />
          <KeyLegend keys="Slash" />
          <KeyLegend keys="Digit1" isIdle />
        </Wrap>
        <KeyScope>
          <Wrap>
            <Button shortcut="KeyN" onPress={nothing}>
              طلب جديد
            </Button>
            <Button shortcut="KeyA" onPress={nothing} variant="primary">
              أجيب وانتهى
            </Button>
          </Wrap>
        </KeyScope>
        <Wrap>
          <MenuButton
            label="نوف الأسمري"
            icon={UserRound}
            items={[
              { id: 'lock', label: 'أقفل الشاشة', legend: 'Ctrl+KeyL' },
              { id: 'theme', label: 'المظهر الليلي' },
              { id: 'end', label: 'أنهِ المناوبة', isDanger: true },
            ]}
            onAction={nothing}
          />
          <PopoverButton label="لماذا؟" title="لماذا لا يُعدّل هنا؟" variant="quiet">
            <p>يُعدّل الاسم من بطاقة المستفيد.</p>
          </PopoverButton>
        </Wrap>
        <Columns of={2}>
          <Button isFullWidth>زر بعرض العمود</Button>
          <Button isFullWidth variant="primary">
            وآخر أساسي
          </Button>
        </Columns>
      </Part>
    </>
  );
}
