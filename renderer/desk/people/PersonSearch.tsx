import { CircleCheck, CircleDashed, CircleDot, Phone, IdCard } from 'lucide-react';
import { useEffect, useState, type Ref } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { theOneMeant } from '#shared/people/answers-exactly.ts';
import { LONGEST_NAME } from '#shared/people/person.ts';
import { formatPhone, phoneKey } from '#shared/people/phone.ts';
import type { MatchReason, PersonMatch } from '../../data/search/people-index.ts';
import { useDesk, useSettings } from '../session/desk-context.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Chip, type Tone } from '../../ui/display/Chip.tsx';
import type { IconShape } from '../../ui/display/Icon.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import { SearchWithResults } from '../../ui/fields/SearchWithResults.tsx';
import type { Chord } from '../../ui/keyboard/chord.ts';
import { KeyLegend } from '../../ui/keyboard/KeyLegend.tsx';
import { useShortcuts } from '../../ui/keyboard/use-shortcuts.ts';
import { PersonName } from './PersonName.tsx';
import styles from './PersonSearch.module.css';

/** As many as fit above the services without scrolling. */
const SHOWN = 4;

const reasons: Record<MatchReason, { readonly icon: IconShape; readonly tone: Tone }> = {
  phone: { icon: Phone, tone: 'ok' },
  'id-number': { icon: IdCard, tone: 'ok' },
  strict: { icon: CircleCheck, tone: 'ok' },
  loose: { icon: CircleDot, tone: 'plain' },
  skeleton: { icon: CircleDashed, tone: 'plain' },
  near: { icon: CircleDashed, tone: 'plain' },
};

const ignore = (): void => undefined;

interface PersonSearchProps {
  readonly typed: string;
  readonly onTyped: (typed: string) => void;
  readonly onTake: (personId: string) => void;
  /** Carries what was typed into a new person; left out for whoever may not record one. */
  readonly onNew?: (() => void) | undefined;
  /** For whoever gives no name; left out where that makes no sense. */
  readonly onUnnamed?: () => void;
  /** The match that Enter would take, for a preview beside. Stable. */
  readonly onHighlight?: (personId: string | null) => void;
  /** In the flow below the field, or over what lies below it. */
  readonly placement?: 'flow' | 'over';
  readonly placeholder?: string;
  /** Shown while the field is empty: the key that brings the focus here. */
  readonly legend?: Chord;
  readonly isLabelHidden?: boolean;
  /** In a narrow column: names only, no numbers beside them. */
  readonly isCompact?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}

/**
 * One field finds people by phone, name or id. Enter takes whom the arrows went to, else the one that was typed in full;
 * where there is none it carries on with a new person. Nobody is taken for being similar.
 */
export function PersonSearch(props: PersonSearchProps) {
  const { typed, onTyped, onTake, onNew, onUnnamed, onHighlight = ignore, placement = 'flow', legend, ref } = props;
  const { t } = useTranslation('search');
  const format = useFormat();
  const { directory } = useDesk();
  const isReady = useDirectoryReady();
  // A text longer than any name is nobody's, and searching for it would hold up the desk; it is carried on whole.
  const matches = typed.length > LONGEST_NAME ? [] : directory.search(typed, SHOWN);
  const hasTyped = typed.trim() !== '';
  /** That there is nobody can be said only once everybody has been read: too early, somebody known would be recorded anew. */
  const isNobody = isReady && matches.length === 0;
  const [walkedTo, setWalkedTo] = useState<string | null>(null);
  // Who has not been read yet may be another of that name.
  const meant = isReady ? (theOneMeant(matches)?.person.id ?? null) : null;
  const taken = walkedTo ?? meant;
  const isNewNext = isReady && taken === null;

  const take = (index: number) => {
    const match = matches[index];
    if (match) onTake(match.person.id);
  };
  useShortcuts({
    'Alt+Digit1': () => take(0),
    'Alt+Digit2': () => take(1),
    'Alt+Digit3': () => take(2),
    'Alt+Digit4': () => take(3),
    'Alt+Digit0': onUnnamed,
    'Ctrl+KeyN': onNew,
  });

  useEffect(() => onHighlight(taken), [taken, onHighlight]);

  return (
    <SearchWithResults
      label={t('label')}
      placeholder={props.placeholder ?? t('placeholder')}
      isLabelHidden={props.isLabelHidden ?? false}
      ref={ref}
      {...(legend ? { legend } : {})}
      value={typed}
      onChange={onTyped}
      count={
        hasTyped && (isReady || matches.length > 0)
          ? t('count', { count: matches.length, n: format.count(matches.length) })
          : undefined
      }
      onEnter={() => {
        if (meant !== null) onTake(meant);
        else if (hasTyped && isNewNext) onNew?.();
      }}
      autoFocus
    >
      <div
        className={styles.results}
        hidden={!hasTyped}
        data-placement={placement}
        data-compact={props.isCompact === true}
      >
        <ListBox
          aria-label={t('matches')}
          className={styles.list ?? ''}
          items={matches.map((match) => ({ ...match, id: match.person.id }))}
          onAction={(key) => onTake(String(key))}
        >
          {(match) => (
            <ListBoxItem
              className={styles.match ?? ''}
              textValue={match.person.name || t('desk:unnamed')}
              data-taken={match.id === taken}
            >
              {({ isFocused }) => (
                <Match
                  match={match}
                  position={matches.findIndex(({ person }) => person.id === match.id)}
                  isTaken={match.id === taken}
                  isFocused={isFocused}
                  onWalk={setWalkedTo}
                />
              )}
            </ListBoxItem>
          )}
        </ListBox>
        {matches.length === 0 && <p className={styles.none}>{t(isNobody ? 'none' : 'reading')}</p>}
        <div className={styles.keys}>
          {matches.length > 0 && (
            <span className={styles.hint}>
              <KeyLegend keys="ArrowDown" /> {t('move')}
            </span>
          )}
          {onNew && (
            <span className={styles.hint}>
              <KeyLegend keys={isNewNext ? 'Enter' : 'Ctrl+KeyN'} /> {t('new')}
            </span>
          )}
          {onUnnamed && (
            <span className={styles.hint}>
              <KeyLegend keys="Alt+Digit0" /> {t('unnamed')}
            </span>
          )}
        </div>
      </div>
    </SearchWithResults>
  );
}

interface MatchProps {
  readonly match: PersonMatch;
  readonly position: number;
  /** Enter takes this one. */
  readonly isTaken: boolean;
  /** The arrows stand on it. */
  readonly isFocused: boolean;
  readonly onWalk: (personId: string | null) => void;
}

function Match({ match: { person, reason }, position, isTaken, isFocused, onWalk }: MatchProps) {
  const { t } = useTranslation('search');
  const villages = useSettings('villages');
  useEffect(() => {
    if (!isFocused) return;
    onWalk(person.id);
    return () => onWalk(null);
  }, [isFocused, person.id, onWalk]);
  const { icon, tone } = reasons[reason];
  const village = villages?.villages.find(({ id }) => id === person.villageId)?.name;
  const [phone] = person.phones;
  return (
    <>
      <span className={styles.lines}>
        <PersonName>{person.name || t('desk:unnamed')}</PersonName>
        <span className={styles.note}>
          {[t(`desk:section.${person.section}`), village].filter(Boolean).join(' · ')}
        </span>
      </span>
      <span className={styles.phone}>{phone && <Identifier>{formatPhone(phoneKey(phone) ?? phone)}</Identifier>}</span>
      <Chip icon={icon} tone={tone}>
        {t(`reason.${reason}`)}
      </Chip>
      <span className={styles.key}>
        <KeyLegend keys={isTaken ? 'Enter' : (`Alt+Digit${String(position + 1)}` as Chord)} />
      </span>
    </>
  );
}

/** Whether everyone has been read; searches again once that is so. Until then a search may miss someone. */
function useDirectoryReady(): boolean {
  const { directory } = useDesk();
  const [isReady, setReady] = useState(directory.isReady());
  useEffect(() => {
    let left = false;
    void directory.whenReady.then(() => {
      if (!left) setReady(true);
    });
    return () => {
      left = true;
    };
  }, [directory]);
  return isReady;
}
