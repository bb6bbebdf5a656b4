import {
  BookOpen,
  Calendar,
  CalendarDays,
  ChartColumn,
  Clock,
  CloudOff,
  Folder,
  HandHeart,
  House,
  PhoneCall,
  RefreshCw,
  Signpost,
  UserCheck,
  UserPlus,
  Users,
  Hourglass,
  Phone,
  PhoneIncoming,
} from 'lucide-react';
import { Button } from '../ui/actions/Button.tsx';
import { Avatar } from '../ui/display/Avatar.tsx';
import { Card } from '../ui/display/Card.tsx';
import { Chip } from '../ui/display/Chip.tsx';
import { Identifier } from '../ui/display/Identifier.tsx';
import { List, ListRow } from '../ui/display/List.tsx';
import { SearchField } from '../ui/fields/SearchField.tsx';
import { AppFrame } from '../ui/frame/AppFrame.tsx';
import { Main } from '../ui/frame/Main.tsx';
import { Rail, RailLink } from '../ui/frame/Rail.tsx';
import { StatusStrip } from '../ui/frame/StatusStrip.tsx';
import { TopBar } from '../ui/frame/TopBar.tsx';
import { Where } from '../ui/frame/Where.tsx';
import { KeyScope } from '../ui/keyboard/KeyScope.tsx';
import styles from './Gallery.module.css';

const nothing = () => {};
const asked = new URLSearchParams(location.search);
const names = [
  'سعيد بن مشبب الأحمري',
  'شريفة بنت عايض الأحمري',
  'غرم الله بن سعيد الأسمري',
  'علي بن مسفر القحطاني',
  'زائرة لم تذكر اسمها',
  'فايز بن ظافر الأحمري',
  'مريم بنت حسن الشهري',
  'حسن بن عايض الشهري',
  'غالية بنت سعيد الأسمري',
];

/** The regions of a screen with their parts in place. */
export function FramePage() {
  return (
    <AppFrame
      {...(asked.has('dock') ? { dock: <CallPanel />, dockLabel: 'مكالمة واردة' } : {})}
      rail={
        <Rail label="الأقسام" appName="استقبال">
          <RailLink href="#frame" icon={House} label="الاستقبال" isCurrent />
          <RailLink href="#frame" icon={Folder} label="الطلبات" />
          <RailLink href="#frame" icon={CalendarDays} label="المواعيد" />
          <RailLink href="#frame" icon={HandHeart} label="المتطوعون" />
          <RailLink href="#frame" icon={Signpost} label="الإحالات" />
          <RailLink href="#frame" icon={BookOpen} label="الدليل" />
          <RailLink href="#frame" icon={RefreshCw} label="المزامنة" badge="٧" badgeLabel="٧ بانتظار الإرسال" />
          <RailLink href="#frame" icon={ChartColumn} label="التقارير" />
        </Rail>
      }
      topBar={
        <TopBar
          hijriDate="الاثنين ١٣ جمادى الآخرة ١٤٤٨ هـ"
          gregorianDate="٢٠٢٦/١١/٢٣ م"
          user={
            <>
              <Avatar name="نوف الأسمري" />
              <span>نوف الأسمري</span>
            </>
          }
        >
          <Where title="الاستقبال" beside={<Chip icon={Users}>قسم النساء</Chip>} />
        </TopBar>
      }
      strip={
        <StatusStrip
          state="offline"
          icon={CloudOff}
          status="تعمل دون اتصال: ٧ سجلات بانتظار الإرسال"
          detail="آخر مزامنة ٩:١٢ ص"
          onOpen={nothing}
          functionKeys={[
            { keys: 'F2', label: 'استقبال', onPress: nothing },
            { keys: 'F3', label: 'مكالمة', onPress: nothing },
            { keys: 'F4', label: 'شكوى', onPress: nothing },
            { keys: 'F9', label: 'بطاقة السلامة', onPress: nothing },
          ]}
        />
      }
    >
      <Main>
        <div className={styles.hero}>
          <SearchField
            label="بحث"
            isLabelHidden
            autoFocus
            placeholder="ابحث بالجوال أو الاسم أو رقم الهوية أو رقم الطلب"
            legend="Slash"
          />
          <Button variant="primary" size="lg" icon={UserPlus} shortcut="F2" onPress={nothing}>
            استقبال جديد
          </Button>
          <Button size="lg" icon={Phone} shortcut="F3" onPress={nothing}>
            مكالمة
          </Button>
        </div>
        <div className={styles.home}>
          <Card title="الدور الآن" count="١٢" isFlush footer={<span className={styles.muted}>خُدم اليوم ١١</span>}>
            <List>
              <ListRow
                isCurrent
                lead={<Ticket>009</Ticket>}
                title="هيفاء بنت عبدالرحمن الأسمري"
                note="مقابلة · غرفة ٢"
                trail={
                  <Chip icon={UserCheck} tone="accent">
                    تُخدم الآن
                  </Chip>
                }
              />
              {names.map((name, index) => (
                <ListRow
                  key={name}
                  lead={<Ticket>{`01${String(index)}`}</Ticket>}
                  title={name}
                  note="تسجيل"
                  trail={<Chip icon={Hourglass}>ينتظر</Chip>}
                  onPress={nothing}
                />
              ))}
            </List>
          </Card>
          <Card title="مواعيد اليوم" count="١٢" isFlush footer={<span className={styles.muted}>آخرها ٢:٤٥ م</span>}>
            <List>
              {names.slice(0, 7).map((name) => (
                <ListRow
                  key={name}
                  lead="١٠:٣٠"
                  title={name}
                  note="مقابلة · غرفة ٢"
                  trail={<Chip icon={Calendar}>مؤكد</Chip>}
                />
              ))}
            </List>
          </Card>
          <Card title="مستحق اليوم" count="١٢" isFlush footer={<span className={styles.muted}>الأقرب أجلًا أولًا</span>}>
            <List>
              {names.slice(1, 8).map((name) => (
                <ListRow
                  key={name}
                  lead={<PhoneCallIcon />}
                  title={name}
                  note="معاودة اتصال"
                  trail={
                    <Chip icon={Clock} tone="warn">
                      قبل ١٠ ص
                    </Chip>
                  }
                />
              ))}
            </List>
          </Card>
        </div>
      </Main>
    </AppFrame>
  );
}

const CallPanel = () => (
  <KeyScope className={styles.call}>
    <Chip icon={PhoneIncoming} tone="accent">
      مكالمة واردة
    </Chip>
    <h2>
      <Identifier isStrong>055 014 2739</Identifier>
    </h2>
    <List aria-label="من قد يكون المتصل؟">
      <ListRow
        isCurrent
        lead={<Avatar name="نورة" />}
        title="نورة بنت محمد الأحمري"
        note="رقمها · صبح"
        onPress={nothing}
      />
      <ListRow
        lead={<Avatar name="عبدالله" />}
        title="عبدالله بن ظافر الأحمري"
        note="رقم زوجته · صبح"
        onPress={nothing}
      />
    </List>
    <Button variant="primary" isFullWidth shortcut="Enter" onPress={nothing}>
      أضف ملاحظة إلى الطلب المفتوح
    </Button>
    <Button isFullWidth shortcut="KeyA" onPress={nothing}>
      أجيب وانتهى
    </Button>
  </KeyScope>
);

const Ticket = ({ children }: { readonly children: string }) => (
  <span className={styles.ticket}>
    <Identifier isStrong>{children}</Identifier>
  </span>
);

const PhoneCallIcon = () => <PhoneCall size="1.25rem" aria-hidden="true" />;
