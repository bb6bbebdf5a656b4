import { MonitorOff, Volume2, VolumeX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CalledNumber } from '#shared/visits/display-board.ts';
import { ticketDigits } from '#shared/visits/visit.ts';
import { TicketNumber } from '../../desk/queue/TicketNumber.tsx';
import { useClock } from '../../desk/clock/use-clock.ts';
import { useToday } from '../../desk/clock/use-today.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Trio } from '../../ui/brand/Frieze.tsx';
import { Mark } from '../../ui/brand/Mark.tsx';
import { Icon } from '../../ui/display/Icon.tsx';
import { useShortcuts } from '../../ui/keyboard/use-shortcuts.ts';
import styles from './QueueDisplay.module.css';
import { useBoard } from './use-board.ts';
import { useChime } from './use-chime.ts';

/** The screen of the waiting room: the number that is called and where to, the four before it, and nobody's name. Escape closes it. */
export function QueueDisplay() {
  const { t } = useTranslation('queue');
  const format = useFormat();
  const today = useToday();
  useShortcuts({ Escape: () => window.close() });
  const [time, half] = format.clock(useClock());
  const { board, isFed } = useBoard();
  const called = board?.now ?? null;
  const { isOn, toggle } = useChime(called && `${said(called)} ${called.calls}`, board?.chime ?? false);
  return (
    <div className={styles.display}>
      <header className={styles.head}>
        <span className={styles.mark}>
          <Mark label={t('desk:appName')} />
        </span>
        <h1 className={styles.title}>{board?.title ?? t('display.title')}</h1>
        <span className={styles.date}>
          <strong>{format.hijriWithWeekday(today)}</strong> {format.gregorian(today)}
        </span>
        <span className={styles.clock}>
          {time} <small>{half}</small>
        </span>
      </header>
      <main className={styles.main}>
        <section className={styles.now} aria-label={t('display.now')} data-empty={called === null}>
          <p className={styles.label}>{t('display.now')}</p>
          {called ? (
            <div key={`${said(called)} ${called.calls}`} className={styles.called}>
              <p className={styles.number}>
                <TicketNumber ticket={called.ticket} />
              </p>
              <p className={styles.counter}>{called.counter}</p>
            </div>
          ) : (
            <div className={styles.nobody}>
              <Trio />
              <p>{t('display.nobody')}</p>
            </div>
          )}
          <p className={styles.spoken} role="status">
            {called ? t('display.said', { ticket: said(called), counter: called.counter }) : ''}
          </p>
        </section>
        <section className={styles.earlier} aria-label={t('display.earlier')}>
          <p className={styles.label}>{t('display.earlier')}</p>
          <ol className={styles.list}>
            {(board?.earlier ?? []).map((each) => (
              <li key={`${said(each)} ${each.calls}`} className={styles.row}>
                <TicketNumber ticket={each.ticket} />
                <span className={styles.where}>{each.counter}</span>
              </li>
            ))}
          </ol>
        </section>
      </main>
      <footer className={styles.foot}>
        {isFed ? (
          <span>{board?.note}</span>
        ) : (
          <span className={styles.silent}>
            <Icon of={MonitorOff} /> {t(board ? 'display.shut' : 'display.unfed')}
          </span>
        )}
        <span className={styles.end}>
          {board && isFed && t('display.waiting', { count: board.waiting, n: format.count(board.waiting) })}
          <Button variant="quiet" icon={isOn ? Volume2 : VolumeX} onPress={toggle}>
            {t(isOn ? 'display.chimeOn' : 'display.chimeOff')}
          </Button>
        </span>
      </footer>
    </div>
  );
}

const said = ({ ticket }: CalledNumber): string => `${ticket.letter} ${ticketDigits(ticket)}`;
