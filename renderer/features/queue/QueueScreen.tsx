import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearch } from 'wouter';
import { useMay } from '../../desk/session/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { CallNextButton } from '../../desk/queue/CallNextButton.tsx';
import { Overtaken } from '../../desk/queue/Overtaken.tsx';
import { useQueueActs } from '../../desk/queue/use-queue-acts.ts';
import { useQueue } from '../../desk/queue/use-queue.ts';
import { likeliestStep } from '../../desk/queue/VisitSteps.tsx';
import type { Visit } from '../../data/records/visits-repository.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Card } from '../../ui/display/Card.tsx';
import { Tabs } from '../../ui/display/Tabs.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { Columns } from '../../ui/frame/Columns.tsx';
import { DisplayBar } from './DisplayBar.tsx';
import { QueueFacts } from './QueueFacts.tsx';
import styles from './QueueScreen.module.css';
import { VisitList } from './VisitList.tsx';
import { VisitPanel } from './VisitPanel.tsx';

/** The whole queue of the day: who waits, who is through, how long it takes, and every step of the one that is chosen. */
export function QueueScreen() {
  const { t } = useTranslation('queue');
  const format = useFormat();
  const may = useMay();
  const asked = new URLSearchParams(useSearch()).get('at');
  const [chosen, setChosen] = useState(asked);
  const queue = useQueue();
  const acts = useQueueActs();
  const current = queue?.all.find(({ id }) => id === chosen) ?? queue?.here ?? queue?.present[0];

  const takeStep = (visit: Visit): void => {
    const step = likeliestStep(visit);
    if (step && may('queue.serve', { section: visit.section })) acts.step(visit, step);
  };
  const listOf = (visits: readonly Visit[], label: string, empty: string) => (
    <VisitList
      label={label}
      visits={visits}
      now={queue?.now ?? ''}
      chosen={current?.id ?? null}
      onChoose={setChosen}
      onStep={takeStep}
      empty={empty}
    />
  );
  return (
    <DeskScreen place="home" title={t('title')}>
      <Overtaken />
      <QueueFacts statistics={queue?.statistics} />
      <Columns beside="card">
        <Card
          isFilling
          isFlush
          title={t('views')}
          actions={<CallNextButton here={queue?.here} />}
          footer={<DisplayBar />}
        >
          {queue === undefined ? (
            <Skeleton rows={6} />
          ) : (
            <div className={styles.views}>
              <Tabs
                label={t('views')}
                tabs={[
                  {
                    id: 'now',
                    label: t('now'),
                    count: format.count(queue.present.length),
                    content: listOf(queue.present, t('now'), t('nobody')),
                  },
                  {
                    id: 'past',
                    label: t('past'),
                    count: format.count(queue.past.length),
                    content: listOf(queue.past, t('past'), t('nobodyPast')),
                  },
                ]}
              />
            </div>
          )}
        </Card>
        <VisitPanel visit={current} now={queue?.now ?? ''} />
      </Columns>
    </DeskScreen>
  );
}
