import { CircleX, CloudAlert, CloudBackup, CloudCheck, CloudOff, FileWarning, GitCompareArrows } from 'lucide-react';
import { useCallback, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { moreUrgent, type Standing } from '../../data/store/standings.ts';
import { useLive } from '../../data/use-live.ts';
import { Chip, type Tone } from '../../ui/display/Chip.tsx';
import type { IconShape } from '../../ui/display/Icon.tsx';
import { useDesk } from '../session/desk-context.ts';
import styles from './state-chips.module.css';

/** A record's standing as it is shown: also that it was sent and stands as it was meant. */
type ShownStanding = Standing | 'sent';

const faces: Record<ShownStanding, { readonly icon: IconShape; readonly tone: Tone; readonly colour: string }> = {
  sent: { icon: CloudCheck, tone: 'plain', colour: 'var(--text-3)' },
  here: { icon: CloudOff, tone: 'warn', colour: 'var(--warn)' },
  conflict: { icon: GitCompareArrows, tone: 'warn', colour: 'var(--warn)' },
  'needs-review': { icon: CloudAlert, tone: 'warn', colour: 'var(--warn)' },
  malformed: { icon: FileWarning, tone: 'bad', colour: 'var(--bad)' },
  'unheard-of': { icon: CloudBackup, tone: 'warn', colour: 'var(--warn)' },
  refused: { icon: CircleX, tone: 'bad', colour: 'var(--bad)' },
};

/** Says of records (`table/id`) where they stand: of several, what is most urgent about any of them. */
export function useStandings(): (...keys: readonly string[]) => ShownStanding {
  const { standings } = useDesk();
  const all = useLive(() => standings.all(), [standings]);
  return useCallback(
    (...keys) => {
      let shown: Standing | undefined;
      for (const standing of keys.map((key) => all?.get(key))) if (standing) shown = moreUrgent(standing, shown);
      return shown ?? 'sent';
    },
    [all],
  );
}

/**
 * Draws where records stand (`table/id`; of several, what is most urgent) as a sign at the end of a line. A list that is scrolled draws hundreds of
 * them, so that a sign looks nothing up by itself.
 */
export function useStandingMark(): (...keys: readonly string[]) => ReactNode {
  const { t } = useTranslation('desk');
  const standingOf = useStandings();
  return useCallback(
    (...keys) => {
      const standing = standingOf(...keys);
      const said = t(`standing.${standing}`);
      const { icon: Shape, colour } = faces[standing];
      return (
        <span role="img" className={styles.mark} aria-label={said} title={said}>
          <Shape size={16} aria-hidden="true" color={colour} />
        </span>
      );
    },
    [t, standingOf],
  );
}

/** Where a record stands, in a word. */
export function StandingChip({ standing }: { readonly standing: ShownStanding }) {
  const { t } = useTranslation('desk');
  const { icon, tone } = faces[standing];
  return (
    <Chip icon={icon} tone={tone}>
      {t(`standing.${standing}`)}
    </Chip>
  );
}
