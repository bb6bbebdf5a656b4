import { CalendarDays, CalendarRange, ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schedule } from '#shared/association/settings.ts';
import { labelIn } from '#shared/association/bilingual.ts';
import { useToday } from '../../desk/clock/use-today.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { IconButton } from '../../ui/actions/IconButton.tsx';
import { Segmented } from '../../ui/fields/Segmented.tsx';
import { Select } from '../../ui/fields/Select.tsx';
import styles from './AppointmentsScreen.module.css';
import type { BoardSight, BoardView } from './use-board.ts';

interface BoardBarProps {
  readonly schedule: Schedule;
  readonly days: readonly string[];
  readonly sight: BoardSight;
  readonly onSight: (sight: BoardSight) => void;
  readonly onStep: (steps: 1 | -1) => void;
  /** More that can be done from here. */
  readonly children?: ReactNode;
}

/** More rooms than this do not fit beside each other as words. */
const ROOMS_IN_A_ROW = 3;
const EVERY_ROOM = 'every';

/** Which days and rooms the board shows. */
export function BoardBar({ schedule, days, sight, onSight, onStep, children }: BoardBarProps) {
  const { t } = useTranslation('appointments');
  const format = useFormat();
  const today = useToday();
  const [first = sight.day] = days;
  const last = days.at(-1) ?? first;
  const rooms = [
    { id: EVERY_ROOM, label: t('everyRoom') },
    ...schedule.resources.map(({ id, label }) => ({ id, label: labelIn(label, format.language) })),
  ];
  const room = sight.roomId === '' ? EVERY_ROOM : sight.roomId;
  const chooseRoom = (id: string) => onSight({ ...sight, roomId: id === EVERY_ROOM ? '' : id });
  return (
    <div className={styles.bar}>
      <IconButton icon={ChevronLeft} isDirectional label={t('earlier')} shortcut="PageUp" onPress={() => onStep(-1)} />
      <Button shortcut="KeyT" onPress={() => onSight({ ...sight, day: today })}>
        {t(sight.view === 'week' ? 'thisWeek' : 'desk:today')}
      </Button>
      <IconButton icon={ChevronRight} isDirectional label={t('later')} shortcut="PageDown" onPress={() => onStep(1)} />
      <p className={styles.dates}>
        <strong>{first === last ? format.hijriWithWeekday(first) : format.hijriRange(first, last)}</strong>
        <span>{first === last ? format.gregorian(first) : format.gregorianRange(first, last)}</span>
      </p>
      <div className={styles.choices}>
        <Segmented<BoardView>
          label={t('view')}
          isLabelHidden
          options={[
            { value: 'week', label: t('week'), icon: CalendarRange },
            { value: 'day', label: t('day'), icon: CalendarDays },
          ]}
          value={sight.view}
          onChange={(view) => onSight({ ...sight, view })}
        />
        {rooms.length > ROOMS_IN_A_ROW + 1 ? (
          <Select label={t('column.room')} isLabelHidden options={rooms} value={room} onChange={chooseRoom} />
        ) : (
          <Segmented
            label={t('column.room')}
            isLabelHidden
            options={rooms.map(({ id, label }) => ({ value: id, label }))}
            value={room}
            onChange={chooseRoom}
          />
        )}
        {children}
      </div>
    </div>
  );
}
