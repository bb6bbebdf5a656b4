import { useTranslation } from 'react-i18next';
import type { Enrolment } from '#shared/contract/enrolment.ts';
import type { Waiting } from '../../data/store/waiting.ts';
import { useClock } from '../../desk/clock/use-clock.ts';
import { useWhen } from '../../desk/clock/use-when.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { Frieze } from '../../ui/brand/Frieze.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import styles from './UnlockScreen.module.css';

/** Whether the server answered when the desk was shown. */
export type ServerSight = 'asking' | 'online' | 'offline';

/** What is not at the server yet, and when it was last reached. */
export type DeskWaiting = Waiting & { readonly lastSuccessAt: string | null };

interface DeskFactsProps {
  readonly waiting: DeskWaiting;
  readonly enrolment: Enrolment;
  readonly sight: ServerSight;
}

/** The time, the day, and where this desk stands: what may be read across the room. */
export function DeskFacts({ enrolment, waiting, sight }: DeskFactsProps) {
  const { t } = useTranslation('unlock');
  const format = useFormat();
  const sayWhen = useWhen();
  const now = useClock();
  const today = riyadhDate(now);
  const [face, half] = format.clock(now);
  const { lastSuccessAt, records } = waiting;
  const lastSync = lastSuccessAt ? ` · ${t('facts.lastSync', { time: sayWhen(lastSuccessAt) })}` : '';
  return (
    <aside className={styles.side}>
      <div className={styles.clock}>
        {face}
        <small>{half}</small>
      </div>
      <div className={styles.hijri}>{format.hijriWithWeekday(today)}</div>
      <div className={styles.gregorian}>{format.gregorian(today)}</div>
      <div>
        <dl className={styles.facts}>
          <div>
            <dt>{t('facts.desk')}</dt>
            <dd>
              <bdi>{enrolment.deskName}</bdi> <Identifier>{enrolment.deskCode}</Identifier>
            </dd>
          </div>
          <div>
            <dt>{t('facts.connection')}</dt>
            <dd>
              {t(`facts.${sight}`)}
              {lastSync}
            </dd>
          </div>
          <div>
            <dt>{t('facts.waiting')}</dt>
            <dd>{t('facts.records', { count: records, n: format.count(records) })}</dd>
          </div>
        </dl>
      </div>
      <div className={styles.frieze} aria-hidden="true">
        <Frieze />
      </div>
    </aside>
  );
}
