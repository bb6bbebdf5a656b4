import { CircleCheck, Hourglass, MonitorUp, MonitorX } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ManagedDesk } from '#shared/contract/administration.ts';
import { useDesk } from '../../desk/desk-context.ts';
import { SettingsFrame } from '../../desk/SettingsFrame.tsx';
import { useWhen } from '../../desk/use-when.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Chip } from '../../ui/display/Chip.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import type { DataTableColumn } from '../../ui/table/data-table-column.ts';
import styles from './Administration.module.css';
import { DeskCard } from './DeskCard.tsx';
import { NewDeskCard } from './NewDeskCard.tsx';
import { ServerState } from './ServerState.tsx';
import { useAnswer } from './use-answer.ts';

const NONE: readonly ManagedDesk[] = [];
const keyOf = ({ deviceId }: ManagedDesk): string => deviceId;

const faces = {
  works: { icon: CircleCheck, tone: 'ok' },
  awaited: { icon: Hourglass, tone: 'info' },
  revoked: { icon: MonitorX, tone: 'bad' },
} as const;

const standingOf = ({ revokedAt, lastSeenAt }: ManagedDesk): keyof typeof faces =>
  revokedAt !== null ? 'revoked' : lastSeenAt === null ? 'awaited' : 'works';

/** The page of the desks in the settings. */
export function DesksScreen() {
  return (
    <SettingsFrame page="desks">
      <Desks />
    </SettingsFrame>
  );
}

/** The association's desks: which sections they serve, when they were seen; a code for a new one; revoking. */
export function Desks() {
  const { t } = useTranslation('administration');
  const format = useFormat();
  const when = useWhen();
  const { administration } = useDesk();
  const { value, fault, ask } = useAnswer(administration.desks);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [isAdding, setAdding] = useState(false);
  const chosen = value?.find(({ deviceId }) => deviceId === chosenId) ?? null;
  const chosenKeys = useMemo(() => new Set(chosenId === null || isAdding ? [] : [chosenId]), [chosenId, isAdding]);
  const choose = ({ deviceId }: ManagedDesk): void => {
    setAdding(false);
    setChosenId(deviceId);
  };

  const columns = useMemo<DataTableColumn<ManagedDesk>[]>(
    () => [
      {
        id: 'name',
        header: t('desk.name'),
        width: 130,
        grow: 2,
        isRowHeader: true,
        cell: ({ name }) => name,
        sortValue: ({ name }) => name,
      },
      {
        id: 'code',
        header: t('desk.code'),
        width: 72,
        grow: 0,
        cell: ({ deskCode }) => <Identifier>{deskCode}</Identifier>,
        sortValue: ({ deskCode }) => deskCode,
      },
      {
        id: 'lastSeen',
        header: t('desk.lastSeen'),
        width: 160,
        cell: ({ lastSeenAt }) => (lastSeenAt === null ? t('desk.never') : when(lastSeenAt)),
        sortValue: ({ lastSeenAt }) => (lastSeenAt === null ? null : Date.parse(lastSeenAt)),
      },
      {
        id: 'state',
        header: t('desk.state'),
        width: 150,
        grow: 0,
        cell: (desk) => <Chip {...faces[standingOf(desk)]}>{t(`desk.standing.${standingOf(desk)}`)}</Chip>,
        sortValue: standingOf,
      },
    ],
    [t, when],
  );
  return (
    <div className={styles.page}>
      <ServerState fault={fault} />
      <div className={styles.columns}>
        <Card
          isFilling
          isFlush
          title={t('settings:page.desks.title')}
          count={value && format.count(value.length)}
          actions={
            <Button size="sm" icon={MonitorUp} shortcut="KeyN" onPress={() => setAdding(true)}>
              {t('desk.new')}
            </Button>
          }
        >
          <DataTable
            label={t('settings:page.desks.title')}
            columns={columns}
            rows={value ?? NONE}
            rowKey={keyOf}
            selection="single"
            selectedKeys={chosenKeys}
            isLoading={value === undefined && fault === null}
            initialSort={{ column: 'code', direction: 'ascending' }}
            onFocusRow={choose}
            onOpen={choose}
            hasFoot={false}
            empty={<EmptyState title={t('desk.none')} />}
          />
        </Card>
        {isAdding && (
          <NewDeskCard
            onClose={() => {
              setAdding(false);
              ask();
            }}
          />
        )}
        {!isAdding && chosen && (
          <DeskCard key={`${chosen.deviceId}/${String(chosen.revokedAt)}`} desk={chosen} onChanged={ask} />
        )}
        {!isAdding && !chosen && (
          <Card isFilling aria-label={t('desk.choose')}>
            <EmptyState title={t('desk.choose')} />
          </Card>
        )}
      </div>
    </div>
  );
}
