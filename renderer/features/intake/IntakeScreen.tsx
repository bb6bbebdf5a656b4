import { Footprints, Phone, UserPlus } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../data/use-live.ts';
import { useOpenCalls } from '../../desk/calls/open-calls.ts';
import { goTo } from '../../desk/go-to.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { Chip } from '../../ui/display/Chip.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { Columns } from '../../ui/frame/Columns.tsx';
import { useShortcuts } from '../../ui/keyboard/use-shortcuts.ts';
import { IntakeForm } from './IntakeForm.tsx';
import { IntakeSaved } from './IntakeSaved.tsx';
import { isEmptyDraft, putAside, takeUp, useIntakeDrafts, type IntakeChannel } from '../../desk/drafts/intake-draft.ts';
import { changePlaces } from '../../desk/drafts/change-places.ts';
import { faultText } from '../../desk/fault-text.ts';
import styles from './IntakeScreen.module.css';
import { ParkedButton } from './ParkedButton.tsx';
import { PersonPreview } from './PersonPreview.tsx';
import type { SavedIntake } from './saved-intake.ts';
import { TicketCard } from './TicketCard.tsx';
import { useKeptDraft } from './use-kept-draft.ts';
import { useParkedDrafts } from './use-parked-drafts.ts';
import { useTicketPrinting } from './use-ticket-printing.ts';

/** Quick intake: a visitor or caller becomes a numbered request with the keyboard alone. */
export function IntakeScreen({ channel }: { readonly channel: IntakeChannel }) {
  const { t } = useTranslation('intake');
  const draft = useKeptDraft(channel);
  const { change, clear } = useIntakeDrafts();
  const parked = useParkedDrafts();
  const calls = useOpenCalls((state) => state.calls);
  const toasts = useToasts();
  const work = useRef<HTMLDivElement>(null);
  /** Counts the drafts that stood here: each has a form of its own. */
  const [turn, setTurn] = useState(0);
  const [highlighted, setHighlighted] = useState<string | null>(null);
  const [saved, setSaved] = useState<SavedIntake | null>(null);
  const { printedVisit, print } = useTicketPrinting();
  const desk = useDesk();
  const { visits } = desk;
  const visitId = saved?.visitId ?? null;
  const visit = useLive(async () => (visitId === null ? null : visits.byId(visitId)), [visits, visitId]);
  const onHighlight = useCallback((personId: string | null) => setHighlighted(personId), []);

  const next = () => {
    setSaved(null);
    setHighlighted(null);
  };
  /** Somebody else comes first: what is typed waits, and the form is empty for him. */
  const changeOver = async (move: Parameters<typeof changePlaces>[1]) => {
    try {
      const worked = await changePlaces(desk, move);
      if (worked === null) return toasts.show({ text: t('parking.full'), tone: 'bad' });
      next();
      setTurn((now) => now + 1);
      goTo(worked === 'PHONE' ? '/intake/phone' : '/intake/walk-in');
    } catch (error) {
      toasts.show({ text: faultText(t, error), tone: 'bad' });
    }
  };
  const putThisAside = () => void changeOver((places) => putAside(places, channel, null));
  const isBegun = saved === null && !isEmptyDraft(draft);
  const parkOrTakeUp = parked.length > 0 ? () => void changeOver(takeUp) : isBegun ? putThisAside : undefined;
  const another = saved ? next : isBegun ? putThisAside : undefined;
  // While a call is open F3 is the way to it; while calls wait, Alt+Q outside the work changes between them.
  useShortcuts({
    ...(channel === 'WALK_IN' ? { F2: another } : { F3: calls.length === 0 || saved ? another : undefined }),
    'Alt+KeyQ': calls.length > 1 ? undefined : parkOrTakeUp,
  });
  useShortcuts({ 'Alt+KeyQ': parkOrTakeUp }, { scope: work });

  const previewed = draft.person?.kind === 'known' ? draft.person.personId : draft.person === null ? highlighted : null;
  return (
    <DeskScreen
      isSearch
      place="home"
      title={t(`title.${channel}`)}
      icon={UserPlus}
      beside={
        <>
          <Chip icon={channel === 'WALK_IN' ? Footprints : Phone}>{t(`desk:channel.${channel}`)}</Chip>
          {parkOrTakeUp && <ParkedButton count={parked.length} onPress={parkOrTakeUp} />}
        </>
      }
    >
      <div ref={work} className={styles.work}>
        <Columns beside="card">
          {saved ? (
            <IntakeSaved saved={saved} visit={visit ?? null} channel={channel} onNext={next} />
          ) : (
            <IntakeForm
              key={turn}
              draft={draft}
              channel={channel}
              onChange={(part) => change(channel, part)}
              onHighlight={onHighlight}
              onSaved={(result) => {
                setSaved(result);
                void print(result);
                clear(channel);
              }}
            />
          )}
          {visitId === null ? (
            <PersonPreview personId={saved ? saved.personId : previewed} isServed={saved !== null} />
          ) : (
            <TicketCard visit={visit ?? null} isPrinted={printedVisit === visitId} />
          )}
        </Columns>
      </div>
    </DeskScreen>
  );
}
