import {
  CloudCheck,
  CloudOff,
  GitCompareArrows,
  RefreshCw,
  Send,
  ShieldCheck,
  HardDriveDownload,
  TriangleAlert,
  Upload,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useState } from 'react';
import type { SyncRecord } from '#shared/sync/record.ts';
import type { Decision } from '../../data/records/decisions-repository.ts';
import type { Mending } from '../../data/store/refused-records.ts';
import type { RefusedChange } from '../../data/store/standings.ts';
import { useLive } from '../../data/use-live.ts';
import { goTo } from '../../desk/go-to.ts';
import { refusalText } from '../../desk/refusal-text.ts';
import { useDesk, useSyncStatus } from '../../desk/session/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { useBackupState } from '../../desk/session/use-backup-state.ts';
import { usePeopleNames } from '../../desk/people/use-people-names.ts';
import { useWhen } from '../../desk/clock/use-when.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Chip } from '../../ui/display/Chip.tsx';
import { Facts } from '../../ui/display/Facts.tsx';
import { Icon } from '../../ui/display/Icon.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import { List, ListRow } from '../../ui/display/List.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { DecisionPanel } from './DecisionPanel.tsx';
import { HandoverButtons } from './HandoverButtons.tsx';
import { LostDeskCard } from './LostDeskCard.tsx';
import { MendPanel } from './MendPanel.tsx';
import { RefusedRow } from './RefusedRow.tsx';
import { UnheardOfNotice } from './UnheardOfNotice.tsx';
import { useReturnFocus } from './use-return-focus.ts';
import styles from './SyncScreen.module.css';

/** So many that a morning without a network fits; a long week is told by the count above. */
const LISTED = 200;

/** Where the data is: what waits here, when the server was last reached, and whether anything needs a person. */
export function SyncScreen() {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const { waiting, standings, decisions, sync, recovered, protection, platform, enrolment } = useDesk();
  const { connection, since, busy, problem } = useSyncStatus();
  const summary = useLive(() => waiting.summary(), [waiting]);
  const lastSuccess = useLive(() => waiting.lastSuccessAt(), [waiting]);
  const list = useLive(() => waiting.list(), [waiting]);
  const refused = useLive(() => standings.refused(), [standings]);
  const asked = useLive(() => decisions.open(), [decisions]);
  const names = usePeopleNames();
  const [chosen, setChosen] = useState<string | null>(null);
  /** The refused change that is mended, or the decision whose change is. */
  const [mended, setMended] = useState<RefusedChange['mid'] | Decision['id'] | null>(null);
  // What can be mended here is not asked about besides.
  const open = asked?.filter(({ decision }) => !refused?.some((change) => isMendingOf(change, decision)));
  const toSettle = (open?.length ?? 0) + (refused?.filter((change) => mendedRecord(change)).length ?? 0);
  const mending = refused?.find(({ mid, record }) => mid === mended && record?.mending);
  const current = open?.find(({ decision }) => decision.id === chosen) ?? open?.[0];
  const mendedChange = current?.decision.id === mended ? current?.mending : null;
  const isMending = Boolean(mending ?? mendedChange);
  const isLost = problem === 'not-signed-in';
  const { box, leave } = useReturnFocus(isMending);
  const beginMending = (which: typeof mended): void => {
    leave();
    setMended(which);
  };
  const when = useWhen();
  const backup = useBackupState();

  /** A record in words: its kind, and whom it is about where that is known. */
  const titleOf = (table: string, record: Pick<SyncRecord, 'table' | 'id' | 'fields'> | null): string => {
    const personId = record?.table === 'people' ? record.id : record?.fields['personId'];
    const kind = t(`table.${table}`);
    return typeof personId === 'string' ? `${kind} · ${names(personId)}` : kind;
  };
  const connectionText = (): string => {
    if (connection === 'connecting' || since === null) return t('connecting');
    return connection === 'online' ? t('onlineSince', { when: when(since) }) : t('offlineSince', { when: when(since) });
  };
  return (
    <DeskScreen place="sync" title={t('title')}>
      <Facts
        facts={[
          { icon: connection === 'online' ? CloudCheck : CloudOff, label: t('connection'), value: connectionText() },
          {
            icon: Upload,
            label: t('waiting'),
            value: t('records', { count: summary?.records ?? 0, n: format.count(summary?.records ?? 0) }),
          },
          { icon: RefreshCw, label: t('lastSync'), value: lastSuccess ? when(lastSuccess) : t('never') },
          {
            icon: TriangleAlert,
            label: t('reviews'),
            value: t('records', { count: toSettle, n: format.count(toSettle) }),
          },
          {
            icon: backup?.fault ? TriangleAlert : HardDriveDownload,
            label: t('backup.last'),
            value: backup?.lastAt ? when(backup.lastAt) : t(backup?.plan.isOn ? 'never' : 'backup.off'),
          },
        ]}
      />
      {backup?.fault && (
        <Notice tone="bad">{t(`backup:fault.${backup.fault.reason}`, { when: when(backup.fault.at) })}</Notice>
      )}
      {isLost && <LostDeskCard />}
      {problem && !isLost && <Notice tone="warn">{refusalText(t, 'desk:problem', problem)}</Notice>}
      {recovered.damaged > 0 && (
        <Notice tone="warn">{t('damaged', { count: recovered.damaged, n: format.count(recovered.damaged) })}</Notice>
      )}
      {recovered.restored > 0 && (
        <Notice tone="ok">{t('restored', { count: recovered.restored, n: format.count(recovered.restored) })}</Notice>
      )}
      {protection === 'file' && (
        <Notice tone="info">{t(platform.kind === 'browser' ? 'keyInBrowser' : 'keyInFile')}</Notice>
      )}
      <UnheardOfNotice refused={refused ?? []} />
      <div ref={box} className={current || mending ? styles.work : styles.alone}>
        <Card
          isFilling
          isFlush
          title={t('queue')}
          footer={
            <div className={styles.acts}>
              <Button
                {...(isMending ? {} : { shortcut: 'Ctrl+Enter' as const })}
                variant={current || mending || isLost ? 'default' : 'primary'}
                icon={Send}
                onPress={() => sync.nudge()}
                isBusy={busy}
                busyLabel={t('sending')}
              >
                {t('sendNow')}
              </Button>
              <HandoverButtons hasUnsent={(summary?.records ?? 0) > 0} />
              <Button icon={HardDriveDownload} onPress={() => goTo('/backup')}>
                {t('backup.open')}
              </Button>
              <span className={styles.promise}>
                <Icon of={ShieldCheck} size="s" /> {t('promise')}
              </span>
            </div>
          }
        >
          {list?.length === 0 && open?.length === 0 && refused?.length === 0 && <EmptyState title={t('nothing')} />}
          <List aria-label={t('queue')}>
            {(open ?? []).map(({ decision, record }) => (
              <ListRow
                key={decision.id}
                isCurrent={!mending && decision.id === current?.decision.id}
                onPress={() => {
                  setMended(null);
                  setChosen(decision.id);
                }}
                title={titleOf(decision.table, record)}
                note={t(`outcome.${decision.kind}`)}
                trail={
                  <Chip icon={GitCompareArrows} tone={decision.kind === 'quarantined' ? 'bad' : 'warn'}>
                    {t('decide')}
                  </Chip>
                }
              />
            ))}
            {(refused ?? []).map((change) => (
              <RefusedRow
                key={change.mid}
                change={change}
                title={titleOf(change.table, mendedRecord(change))}
                isCurrent={change === mending}
                onMend={() => beginMending(change.mid)}
              />
            ))}
            {(list ?? []).slice(0, LISTED).map(({ table, id, queuedAt }) => (
              <ListRow
                key={`${table}/${id}`}
                title={t(`table.${table}`)}
                note={when(queuedAt)}
                trail={
                  <Chip icon={CloudOff} tone={connection === 'offline' ? 'warn' : 'plain'}>
                    {t('waits')}
                  </Chip>
                }
              />
            ))}
          </List>
        </Card>
        {mending?.record?.mending && (
          <MendPanel
            key={mending.mid}
            mending={mending.record.mending}
            title={`${t('mend.title')}: ${t(`table.${mending.table}`)}`}
            onSend={(typed) => standings.mend(mending.mid, typed)}
            onClose={() => setMended(null)}
          />
        )}
        {!mending && current && mendedChange && (
          <MendPanel
            key={current.decision.id}
            mending={mendedChange}
            title={`${t('mend.title')}: ${titleOf(current.decision.table, current.record)}`}
            onSend={(typed) => decisions.mend(current.decision.id, typed)}
            onClose={() => setMended(null)}
          />
        )}
        {!isMending && current && (
          <DecisionPanel
            key={current.decision.id}
            open={current}
            title={titleOf(current.decision.table, current.record)}
            onMend={() => beginMending(current.decision.id)}
          />
        )}
      </div>
      <p className={styles.server}>
        {t('server')} <Identifier>{enrolment.serverUrl}</Identifier>
      </p>
    </DeskScreen>
  );
}

const mendedRecord = ({ record }: RefusedChange): Mending | null => record?.mending ?? null;

const isMendingOf = (change: RefusedChange, { table, recordId }: Decision): boolean => {
  const mending = mendedRecord(change);
  return mending?.table === table && mending.id === recordId;
};
