import { MessageSquareLock } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as newUuid } from 'uuid';
import type { TakenComplaint } from '../../data/records/complaints-repository.ts';
import { goTo } from '../../desk/go-to.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { useKept } from '../../desk/drafts/use-kept.ts';
import { ComplaintDraft, emptyComplaint } from './complaint-draft.ts';
import { ComplaintForm } from './ComplaintForm.tsx';
import { SealedCard } from './SealedCard.tsx';

/** A complaint is taken down in the order of the conversation and sealed; what stays here is its number. */
export function NewComplaintScreen() {
  const { t } = useTranslation('complaints');
  const { complaints } = useDesk();
  const [taken, setTaken] = useState<TakenComplaint | null>(null);
  // Killed between the save and the dropping of its draft: offered again, it would be saved again.
  const isUnsaved = useCallback(
    async ({ savesBefore }: ComplaintDraft) => savesBefore === null || (await complaints.savesSoFar()) <= savesBefore,
    [complaints],
  );
  const { value: draft, change, clear, keepNow } = useKept('form', ComplaintDraft, emptyComplaint, isUnsaved);

  return (
    <DeskScreen place="home" title={t('new.title')} icon={MessageSquareLock}>
      {taken ? (
        <SealedCard taken={taken} onDone={() => goTo('/')} />
      ) : (
        <ComplaintForm
          draft={draft}
          onChange={(part) => change({ ...part, savesBefore: null })}
          onSave={async (body) => {
            await keepNow({ savesBefore: await complaints.savesSoFar() });
            setTaken(await complaints.record(newUuid(), body));
            clear();
          }}
        />
      )}
    </DeskScreen>
  );
}
