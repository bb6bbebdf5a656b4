import { ArrowLeftRight, Check, Lock, Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  mergeableFields,
  mergedFacts,
  proposedChoices,
  type MergeableField,
  type MergeChoices,
} from '#shared/people/merge-people.ts';
import type { Person } from '../../data/records/people-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { goTo } from '../../desk/go-to.ts';
import { useDesk, useMay } from '../../desk/session/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { faultText } from '../../desk/fault-text.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Icon } from '../../ui/display/Icon.tsx';
import { ErrorState } from '../../ui/feedback/ErrorState.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { Segmented } from '../../ui/fields/Segmented.tsx';
import styles from './MergeScreen.module.css';
import { useFactText } from './use-fact-text.ts';

/** Two records side by side, to be made one: which stays, and whose value for each fact. */
export function MergeScreen({ id, otherId }: { readonly id: string; readonly otherId: string }) {
  const { t } = useTranslation('people');
  const { people } = useDesk();
  const pair = useLive(async () => Promise.all([people.byId(id), people.byId(otherId)]), [people, id, otherId]);
  const [one, other] = pair ?? [];
  return (
    <DeskScreen place="people" title={t('merge.title')} crumbs={[{ label: t('title'), href: '/people' }]}>
      {pair === undefined && <Skeleton rows={6} />}
      {pair && !(one && other) && <ErrorState title={t('missing')} safe={t('missingSafe')} />}
      {one && other && <MergeForm one={one} other={other} />}
    </DeskScreen>
  );
}

function MergeForm({ one, other }: { readonly one: Person; readonly other: Person }) {
  const { t } = useTranslation('people');
  const { merges } = useDesk();
  const may = useMay();
  const toasts = useToasts();
  const factText = useFactText();
  const proposal = useLive(
    async () =>
      (await merges.proposed()).find(({ survivorId, mergedId }) =>
        [survivorId, mergedId].every((each) => each === one.id || each === other.id),
      ) ?? null,
    [merges, one.id, other.id],
  );
  const [newId] = useState(merges.newMergeId);
  const [isSwapped, setSwapped] = useState(false);
  const [survivor, merged] = isSwapped ? [other, one] : [one, other];
  const [chosen, setChosen] = useState<Partial<MergeChoices>>({});
  const [fault, setFault] = useState<string | null>(null);

  const choices: MergeChoices = { ...proposedChoices(survivor, merged), ...chosen };
  const mayMerge = may('person.merge', { section: survivor.section });
  const wish = {
    mergeId: proposal?.id ?? newId,
    survivor,
    merged,
    chosen: mergedFacts(survivor, merged, choices),
  };
  const run = async (work: () => Promise<void>, said: string) => {
    try {
      await work();
      toasts.show({ text: said });
      goTo(`/people/${survivor.id}`);
    } catch (error) {
      setFault(faultText(t, error));
    }
  };
  const differing = mergeableFields.filter((field) => factText(survivor, field) !== factText(merged, field));
  const swap = () => {
    setSwapped(!isSwapped);
    setChosen({});
  };
  const choiceOf = (field: MergeableField) => [
    { value: 'survivor' as const, label: factText(survivor, field) },
    { value: 'merged' as const, label: factText(merged, field) },
  ];
  return (
    <Card
      isFilling
      title={t('merge.question')}
      actions={
        <Button size="sm" variant="quiet" icon={ArrowLeftRight} shortcut="KeyS" onPress={swap}>
          {t('merge.swap')}
        </Button>
      }
      footer={
        <>
          {mayMerge ? (
            <Button
              variant="primary"
              icon={Check}
              shortcut="Ctrl+Enter"
              onPress={() => void run(() => merges.merge(wish), t('merge.done'))}
            >
              {t('merge.do')}
            </Button>
          ) : (
            <Button
              variant="primary"
              icon={Send}
              shortcut="Ctrl+Enter"
              isDisabled={proposal !== null}
              disabledReason={t('merge.alreadyProposed')}
              onPress={() => void run(() => merges.propose(wish), t('merge.proposed'))}
            >
              {t('merge.propose')}
            </Button>
          )}
          {proposal && mayMerge && (
            <Button onPress={() => void run(() => merges.refuse(proposal), t('merge.refused'))}>
              {t('merge.refuse')}
            </Button>
          )}
          <Button variant="quiet" shortcut="Escape" onPress={() => goTo(`/people/${one.id}`)}>
            {t('desk:cancel')}
          </Button>
          <span className={styles.safe}>
            <Icon of={Lock} size="s" /> {t('merge.safe')}
          </span>
        </>
      }
    >
      <Notice>{t('merge.stays', { name: survivor.name || t('desk:unnamed') })}</Notice>
      <div className={styles.facts}>
        {differing.map((field) => (
          <Segmented
            key={field}
            label={t(`merge.field.${field}`)}
            layout="tiles"
            columns={2}
            options={choiceOf(field)}
            value={choices[field]}
            onChange={(choice) => setChosen({ ...chosen, [field]: choice })}
          />
        ))}
      </div>
      {differing.length === 0 && <p>{t('merge.same')}</p>}
      {wish.chosen.flags.length > 0 && (
        <Notice tone="warn">
          {t('merge.flags', {
            flags: wish.chosen.flags.map((flag) => t(`flag.${flag}`, { context: wish.chosen.gender })).join('، '),
          })}
        </Notice>
      )}
      {fault !== null && <Notice tone="bad">{fault}</Notice>}
    </Card>
  );
}
