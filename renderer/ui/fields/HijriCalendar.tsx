import { getDayOfWeek, parseDate, type CalendarDate } from '@internationalized/date';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Heading,
  I18nProvider,
  useLocale,
} from 'react-aria-components';
import { IconButton } from '../actions/IconButton.tsx';
import { useUiWords } from '../text/UiText.tsx';
import styles from './HijriCalendar.module.css';

interface HijriCalendarProps {
  readonly label: string;
  /** ISO dates. */
  readonly value: string | null;
  readonly minimum?: string | undefined;
  readonly maximum?: string | undefined;
  readonly onChoose: (isoDate: string) => void;
}

/** Friday and Saturday, counted from Sunday. */
const FIRST_WEEKEND_DAY = 5;

/** A month of the Umm al-Qura calendar, whatever calendar the page's language would choose. The week begins on Sunday. */
export function HijriCalendar({ label, value, minimum, maximum, onChoose }: HijriCalendarProps) {
  const words = useUiWords();
  const { locale } = useLocale();
  const hijriLocale = new Intl.Locale(locale, { calendar: 'islamic-umalqura' }).toString();
  return (
    <I18nProvider locale={hijriLocale}>
      <Calendar
        aria-label={label}
        className={styles.calendar ?? ''}
        value={asDate(value)}
        onChange={(date) => onChoose(isoOf(date))}
        minValue={asDate(minimum)}
        maxValue={asDate(maximum)}
        firstDayOfWeek="sun"
        autoFocus
      >
        <header className={styles.head}>
          <IconButton
            icon={ChevronLeft}
            label={words.previousMonth}
            variant="quiet"
            size="sm"
            slot="previous"
            isDirectional
          />
          <Heading className={styles.month ?? ''} />
          <IconButton icon={ChevronRight} label={words.nextMonth} variant="quiet" size="sm" slot="next" isDirectional />
        </header>
        <CalendarGrid weekdayStyle="long" className={styles.grid ?? ''}>
          <CalendarGridHeader>
            {(day) => <CalendarHeaderCell className={styles.weekday ?? ''}>{shortWeekday(day)}</CalendarHeaderCell>}
          </CalendarGridHeader>
          <CalendarGridBody>
            {(date) => (
              <CalendarCell
                date={date}
                className={styles.day ?? ''}
                data-weekend={getDayOfWeek(date, locale, 'sun') >= FIRST_WEEKEND_DAY}
              />
            )}
          </CalendarGridBody>
        </CalendarGrid>
      </Calendar>
    </I18nProvider>
  );
}

/** «الأحد» → «أحد», «الخميس» → «خمي»: three letters are enough above a column of days. */
const shortWeekday = (name: string) => name.replace(/^ال/, '').slice(0, 3);

const asDate = (isoDate: string | null | undefined) => (isoDate ? parseDate(isoDate) : null);

const isoOf = (date: CalendarDate) => date.toString();
