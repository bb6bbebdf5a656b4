import { GitMerge, Undo2 } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { factsOf } from '../../data/search/duplicates.ts';
import type { Person } from '../../data/records/people-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { goTo } from '../../desk/go-to.ts';
import { useDesk, useMay } from '../../desk/session/desk-context.ts';
import { PossibleDuplicates } from '../../desk/people/PossibleDuplicates.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { useFactText } from './use-fact-text.ts';

/** What a card has to say about who else the person may be, was, or was changed as. */
export function MergeNotices({ person }: { readonly person: Person }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { merges, directory } = useDesk();
  const may = useMay();
  const factText = useFactText();
  const done = useLive(() => merges.undoableOf(person.id), [merges, person.id]);
  const late = useLive(() => merges.late(person), [merges, person]);
  const proposed = useLive(() => merges.proposed(), [merges]);
  const known = directory.get(person.id);
  const facts = useMemo(() => (known ? factsOf(known, directory.ownNumbers(known.id)) : null), [known, directory]);
  const proposal = proposed?.find(({ survivorId, mergedId }) => survivorId === person.id || mergedId === person.id);
  const mayMerge = may('person.merge', { section: person.section });
  return (
    <>
      {proposal && (
        <Notice
          icon={GitMerge}
          action={
            <Button size="sm" onPress={() => goTo(`/people/${proposal.survivorId}/merge/${proposal.mergedId}`)}>
              {t('merge.look')}
            </Button>
          }
        >
          {t('merge.waits')}
        </Notice>
      )}
      {late?.map((fact) => (
        <Notice key={`${fact.personId}/${fact.field}`} tone="warn">
          {t('merge.late', {
            field: t(`merge.field.${fact.field}`),
            value: factText({ ...person, [fact.field]: fact.value }, fact.field),
          })}
        </Notice>
      ))}
      {mayMerge &&
        done?.map((merge) => (
          <Notice
            key={merge.id}
            icon={GitMerge}
            action={
              <Button size="sm" icon={Undo2} onPress={() => void merges.undo(merge)}>
                {t('merge.undo')}
              </Button>
            }
          >
            {t('merge.wasDone', {
              name: merge.mergedBefore.name || t('desk:unnamed'),
              day: format.hijri(riyadhDate(merge.decidedAt ?? merge.proposedAt)),
            })}
          </Notice>
        ))}
      {facts && may('person.propose-merge', { section: person.section }) && !proposal && (
        <PossibleDuplicates
          facts={facts}
          exceptId={person.id}
          takeLabel={t('merge.compare')}
          onTake={(otherId) => goTo(`/people/${person.id}/merge/${otherId}`)}
        />
      )}
    </>
  );
}
