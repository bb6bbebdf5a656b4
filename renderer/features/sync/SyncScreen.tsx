import { CloudCheck, CloudOff, RefreshCw, Send, ShieldCheck, TriangleAlert, Upload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../data/use-live.ts';
import { useDesk, useSyncStatus } from '../../desk/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { useWhen } from '../../desk/use-when.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Chip } from '../../ui/display/Chip.tsx';
import { Icon, type IconShape } from '../../ui/display/Icon.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import { List, ListRow } from '../../ui/display/List.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import styles from './SyncScreen.module.css';

/** So many that a morning without a network fits; a long week is told by the count above. */
const LISTED = 200;

/** Where the data is: what waits here, when the server was last reached, and whether anything needs a person. */
export function SyncScreen() {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const { waiting, sync, recovered, protection, platform, enrolment } = useDesk();
  const { connection, busy, problem } = useSyncStatus();
  const summary = useLive(() => waiting.summary(), [waiting]);
  const lastSuccess = useLive(() => waiting.lastSuccessAt(), [waiting]);
  const list = useLive(() => waiting.list(), [waiting]);
  const reviews = useLive(() => waiting.reviews(), [waiting]);
  const when = useWhen();

  const connectionText =
    connection === 'online' ? t('online') : connection === 'offline' ? t('offline') : t('connecting');
  return (
    <DeskScreen place="sync" title={t('title')}>
      <section className={styles.facts}>
        <Fact icon={connection === 'online' ? CloudCheck : CloudOff} label={t('connection')} value={connectionText} />
        <Fact
          icon={Upload}
          label={t('waiting')}
          value={t('records', { count: summary?.records ?? 0, n: format.count(summary?.records ?? 0) })}
        />
        <Fact icon={RefreshCw} label={t('lastSync')} value={lastSuccess ? when(lastSuccess) : t('never')} />
        <Fact
          icon={TriangleAlert}
          label={t('reviews')}
          value={t('records', { count: reviews?.length ?? 0, n: format.count(reviews?.length ?? 0) })}
        />
      </section>
      {problem && (
        <Notice tone="warn">{t([`desk:problem.${problem}`, 'desk:problem.other'], { code: problem })}</Notice>
      )}
      {recovered.damaged > 0 && (
        <Notice tone="warn">{t('damaged', { count: recovered.damaged, n: format.count(recovered.damaged) })}</Notice>
      )}
      {recovered.restored > 0 && (
        <Notice tone="ok">{t('restored', { count: recovered.restored, n: format.count(recovered.restored) })}</Notice>
      )}
      {protection === 'file' && (
        <Notice tone="info">{t(platform.kind === 'browser' ? 'keyInBrowser' : 'keyInFile')}</Notice>
      )}
      <Card
        isFilling
        isFlush
        title={t('queue')}
        footer={
          <>
            <Button
              variant="primary"
              icon={Send}
              shortcut="Ctrl+Enter"
              onPress={() => sync.nudge()}
              isBusy={busy}
              busyLabel={t('sending')}
            >
              {t('sendNow')}
            </Button>
            <span className={styles.promise}>
              <Icon of={ShieldCheck} size="s" /> {t('promise')}
            </span>
          </>
        }
      >
        {list?.length === 0 && reviews?.length === 0 && <EmptyState title={t('nothing')} />}
        <List aria-label={t('queue')}>
          {(reviews ?? []).map((review) => (
            <ListRow
              key={`review-${review.mid}`}
              title={t(`table.${review.recordKey.split('/')[0]}`)}
              note={when(review.queuedAt)}
              trail={
                <Chip icon={TriangleAlert} tone="warn">
                  {t(`outcome.${review.outcome}`)}
                </Chip>
              }
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
      <p className={styles.server}>
        {t('server')} <Identifier>{enrolment.serverUrl}</Identifier>
      </p>
    </DeskScreen>
  );
}

function Fact({ icon, label, value }: { readonly icon: IconShape; readonly label: string; readonly value: string }) {
  return (
    <div className={styles.fact}>
      <span className={styles.label}>{label}</span>
      <span className={styles.value}>
        <Icon of={icon} /> {value}
      </span>
    </div>
  );
}
