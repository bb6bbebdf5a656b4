import { Footprints, Phone, UserPlus } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../data/use-live.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { Chip } from '../../ui/display/Chip.tsx';
import { Columns } from '../../ui/frame/Columns.tsx';
import { useShortcuts } from '../../ui/keyboard/use-shortcuts.ts';
import { IntakeForm } from './IntakeForm.tsx';
import { IntakeSaved } from './IntakeSaved.tsx';
import { useIntakeDrafts, type IntakeChannel } from '../../desk/drafts/intake-draft.ts';
import { PersonPreview } from './PersonPreview.tsx';
import type { SavedIntake } from './saved-intake.ts';
import { TicketCard } from './TicketCard.tsx';
import { useKeptDraft } from './use-kept-draft.ts';
import { useTicketPrinting } from './use-ticket-printing.ts';

/** Quick intake: a visitor or caller becomes a numbered request with the keyboard alone. */
export function IntakeScreen({ channel }: { readonly channel: IntakeChannel }) {
  const { t } = useTranslation('intake');
  const draft = useKeptDraft(channel);
  const { change, clear } = useIntakeDrafts();
  const [highlighted, setHighlighted] = useState<string | null>(null);
  const [saved, setSaved] = useState<SavedIntake | null>(null);
  const { printedVisit, print } = useTicketPrinting();
  const { visits } = useDesk();
  const visitId = saved?.visitId ?? null;
  const visit = useLive(async () => (visitId === null ? null : visits.byId(visitId)), [visits, visitId]);
  const onHighlight = useCallback((personId: string | null) => setHighlighted(personId), []);

  const next = () => {
    setSaved(null);
    setHighlighted(null);
  };
  useShortcuts({ [channel === 'WALK_IN' ? 'F2' : 'F3']: saved ? next : undefined });

  const previewed = draft.person?.kind === 'known' ? draft.person.personId : draft.person === null ? highlighted : null;
  return (
    <DeskScreen
      isSearch
      place="home"
      title={t(`title.${channel}`)}
      icon={UserPlus}
      beside={<Chip icon={channel === 'WALK_IN' ? Footprints : Phone}>{t(`desk:channel.${channel}`)}</Chip>}
    >
      <Columns beside="card">
        {saved ? (
          <IntakeSaved saved={saved} visit={visit ?? null} channel={channel} onNext={next} />
        ) : (
          <IntakeForm
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
    </DeskScreen>
  );
}
