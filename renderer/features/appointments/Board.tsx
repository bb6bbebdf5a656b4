import { useEffect, useMemo, useRef, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { MinuteSpan } from '#shared/appointments/day-plan.ts';
import { minutesOf, riyadhTimeOfDay, timeOfDayOf } from '#shared/kernel/riyadh-time.ts';
import { labelIn } from '#shared/association/bilingual.ts';
import { useNow } from '../../desk/clock/use-now.ts';
import { useToday } from '../../desk/clock/use-today.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { KeyScope } from '../../ui/keyboard/KeyScope.tsx';
import type { Shortcuts } from '../../ui/keyboard/use-shortcuts.ts';
import styles from './Board.module.css';
import { BoardCellButton } from './BoardCellButton.tsx';
import { cellTowards, type Way } from './board-focus.ts';
import { inLanes, minutesTaken, slotOf, type BoardCell, type BoardColumn } from './board-model.ts';

interface BoardProps {
  readonly label: string;
  readonly columns: readonly BoardColumn[];
  readonly cells: readonly BoardCell[];
  readonly span: MinuteSpan;
  readonly focusedKey: string | null;
  readonly onFocus: (cell: BoardCell) => void;
  readonly onOpen: (cell: BoardCell) => void;
  /** The pointer began to drag a cell; the keyboard does the same with Alt and the arrows. */
  readonly onDrag?: (cell: BoardCell) => void;
  readonly onDrop?: (target: BoardCell) => void;
  /** Where an appointment would be moved to. */
  readonly proposedKey: string | null;
  /** Takes the focus when the board is shown. */
  readonly autoFocus: boolean;
}

/** Days or rooms side by side, the first at the start of the line; one minute is everywhere as high as another. */
export function Board(props: BoardProps) {
  const { label, columns, cells, span, focusedKey, onFocus, autoFocus } = props;
  const format = useFormat();
  const body = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(autoFocus);
  const focused = cells.find(({ key }) => key === focusedKey) ?? cells[0];

  useEffect(() => {
    const active = document.activeElement;
    // A cell that went away left the focus nowhere.
    const holdsFocus = active === document.body || body.current?.contains(active) === true;
    if (!focused || !(wantsFocus.current || holdsFocus)) return;
    wantsFocus.current = false;
    body.current?.querySelector<HTMLElement>(`[data-cell="${CSS.escape(focused.key)}"]`)?.focus();
  }, [focused]);

  const walk = (way: Way) => {
    if (focused) onFocus(cellTowards(cells, focused, way));
  };
  // The days run with the script: in Arabic the next day lies to the left.
  const isRtl = document.documentElement.dir === 'rtl';
  const shortcuts: Shortcuts = {
    ArrowUp: () => walk('earlier'),
    ArrowDown: () => walk('later'),
    ArrowLeft: () => walk(isRtl ? 'next' : 'previous'),
    ArrowRight: () => walk(isRtl ? 'previous' : 'next'),
    Home: () => walk('first'),
    End: () => walk('last'),
  };
  const hours = [];
  for (let minute = span.from + 60; minute < span.to; minute += 60) hours.push(minute);
  return (
    <KeyScope shortcuts={shortcuts} className={styles.frame}>
      <div
        className={styles.board}
        style={{ '--from': span.from, '--total': span.to - span.from, '--columns': columns.length } as CSSProperties}
      >
        <div className={styles.heads}>
          <div />
          {columns.map((column) => (
            <ColumnHead key={column.id} column={column} />
          ))}
        </div>
        <div ref={body} role="group" aria-label={label} className={styles.body}>
          <div className={styles.gutter} aria-hidden="true">
            {hours.map((minute) => (
              <span key={minute} style={{ '--at': minute } as CSSProperties}>
                {format.time(`1970-01-01T${timeOfDayOf(minute)}:00+03:00`).split('\u00A0')[0]}
              </span>
            ))}
          </div>
          {columns.map((column, index) => (
            <Column
              key={column.id}
              {...props}
              column={column}
              cells={cells.filter((cell) => cell.column === index)}
              tabKey={focused?.key ?? null}
            />
          ))}
        </div>
      </div>
    </KeyScope>
  );
}

function ColumnHead({ column: { day, resource } }: { readonly column: BoardColumn }) {
  const { t } = useTranslation('appointments');
  const format = useFormat();
  const isToday = day === useToday();
  const [weekday = '', date = ''] = format.hijriWithWeekday(day).split(' ');
  const gregorian = format.gregorian(day).replace(/^[^/]+\//, '');
  return (
    <div className={styles.head} data-today={isToday}>
      <strong>{resource ? labelIn(resource.label, format.language) : `${weekday} ${date}`}</strong>
      <small>
        {isToday && `${t('desk:today')} · `}
        {gregorian}
      </small>
    </div>
  );
}

interface ColumnProps extends BoardProps {
  readonly column: BoardColumn;
  readonly tabKey: string | null;
}

function Column({ column, cells, span, tabKey, proposedKey, onFocus, onOpen, onDrag, onDrop }: ColumnProps) {
  const { language } = useFormat();
  const isToday = column.day === useToday();
  const lanes = useMemo(() => inLanes(cells), [cells]);
  return (
    <div className={styles.column} data-today={isToday}>
      {column.pauses.map((pause) => (
        <div
          key={`${pause.from}-${pause.to}`}
          className={styles.pause}
          style={{ '--at': pause.from, '--long': pause.to - pause.from } as CSSProperties}
        >
          <b>{labelIn(pause.label, language)}</b>
        </div>
      ))}
      {cells.map((cell) => {
        const { from, to } = minutesTaken(slotOf(cell));
        return (
          <BoardCellButton
            key={cell.key}
            cell={cell}
            minutes={to - from}
            isTabStop={cell.key === tabKey}
            isProposed={cell.key === proposedKey}
            style={{ '--at': from, '--long': to - from, ...laneStyle(lanes.get(cell.key)) } as CSSProperties}
            onFocus={() => onFocus(cell)}
            onOpen={() => onOpen(cell)}
            {...(onDrag ? { onDrag: () => onDrag(cell) } : {})}
            {...(onDrop ? { onDrop: () => onDrop(cell) } : {})}
          />
        );
      })}
      {isToday && <NowLine span={span} />}
    </div>
  );
}

function NowLine({ span }: { readonly span: MinuteSpan }) {
  const now = useNow();
  const minute = minutesOf(riyadhTimeOfDay(now));
  if (minute < span.from || minute > span.to) return null;
  return <div className={styles.now} style={{ '--at': minute } as CSSProperties} />;
}

const laneStyle = (lane: { lane: number; lanes: number } | undefined): Record<string, number> => ({
  '--lane': lane?.lane ?? 0,
  '--lanes': lane?.lanes ?? 1,
});
