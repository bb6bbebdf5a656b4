import { Ban, CloudOff } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../ui/actions/Button.tsx';
import { Card } from '../ui/display/Card.tsx';
import { EmptyState } from '../ui/feedback/EmptyState.tsx';
import { ErrorState } from '../ui/feedback/ErrorState.tsx';
import { ModalPanel } from '../ui/feedback/ModalPanel.tsx';
import { Notice } from '../ui/feedback/Notice.tsx';
import { ProgressBar } from '../ui/feedback/ProgressBar.tsx';
import { QuestionDialog } from '../ui/feedback/QuestionDialog.tsx';
import { Skeleton } from '../ui/feedback/Skeleton.tsx';
import { KeyLegend } from '../ui/keyboard/KeyLegend.tsx';
import styles from './Gallery.module.css';
import { Columns, Part, Wrap } from './Part.tsx';

const nothing = () => {};

/** What the desk says back. */
export function FeedbackPage() {
  const [open, setOpen] = useState<'end' | 'withdraw' | 'panel' | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <Part title="التنبيه" span={5}>
        <Notice>له طلب مفتوح من النوع نفسه.</Notice>
        <Notice tone="warn" icon={CloudOff}>
          الموعد مبدئي حتى يعود الاتصال.
        </Notice>
        <Notice tone="bad">لم تُطبع القسيمة: لا ورق في الطابعة. السجل محفوظ.</Notice>
        <Notice tone="ok">وصلت السجلات السبعة كلها.</Notice>
        <ProgressBar label="تُجهَّز الآن ٢٤ من ٣٧" value={24} total={37} note="بقي نحو ١٢ ثانية" />
        <Wrap>
          <Button onPress={() => setOpen('end')}>أنهِ المناوبة</Button>
          <Button variant="danger" icon={Ban} onPress={() => setOpen('withdraw')}>
            سحب الشهادة
          </Button>
          <Button onPress={() => setOpen('panel')}>معاينة</Button>
        </Wrap>
        <QuestionDialog
          isOpen={open === 'end'}
          question="تنهي المناوبة وفي الجهاز ٧ سجلات لم تُرسل؟"
          safeAnswer={{ label: 'ابقَ', onPress: close }}
          otherAnswer={{ label: 'أنهِ المناوبة', onPress: close, shortcut: 'Ctrl+Enter' }}
        >
          تبقى محفوظة هنا وتُرسل عند أول اتصال، ولو فتح الجهاز زميل آخر.
        </QuestionDialog>
        <QuestionDialog
          isOpen={open === 'withdraw'}
          question="تسحب الشهادة رقم 415؟"
          safeAnswer={{ label: 'لا تسحبها', onPress: close }}
          otherAnswer={{ label: 'اسحبها', onPress: close, icon: Ban }}
        >
          من يمسح رمزها بعد ذلك يرى أنها مسحوبة.
        </QuestionDialog>
        <ModalPanel isOpen={open === 'panel'} onClose={close} title="معاينة القسيمة">
          <p>هنا الورقة كما تُطبع.</p>
        </ModalPanel>
      </Part>
      <Part title="فارغ وتحميل وخطأ" span={7}>
        <Columns of={3}>
          <div className={styles.state}>
            <EmptyState title="لا أحد في الدور">
              الزائر القادم يبدأ بـ <KeyLegend keys="F2" />
            </EmptyState>
          </div>
          <div className={styles.state}>
            <Skeleton rows={4} />
          </div>
          <div className={styles.state}>
            <ErrorState title="تعذّر فتح هذا السجل" safe="بقية السجلات سليمة" code="V-204" onRetry={nothing} />
          </div>
        </Columns>
        <Card
          title="الدور الآن"
          count="١٢"
          actions={<Button size="sm">نادِ التالي</Button>}
          footer={<span className={styles.muted}>خُدم اليوم ١١ · أطول انتظار ١٤ دقيقة</span>}
        >
          <p>جسم البطاقة وحده يُمرَّر، فلا تخرج الأزرار من الشاشة.</p>
        </Card>
      </Part>
    </>
  );
}
