import { CircleCheck, Hourglass, MonitorUp, MonitorX } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ManagedDesk } from '#shared/contract/administration.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { SettingsFrame } from '../../desk/SettingsFrame.tsx';
import { useWhen } from '../../desk/clock/use-when.ts';
import { Chip } from '../../ui/display/Chip.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import type { DataTableColumn } from '../../ui/table/data-table-column.ts';
import { DeskCard } from './DeskCard.tsx';
import { NewDeskCard } from './NewDeskCard.tsx';
import { ListBesideCard } from './ListBesideCard.tsx';
import { useAnswer } from './use-answer.ts';

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
  const when = useWhen();
  const { administration } = useDesk();
  const { value, fault, ask } = useAnswer(administration.desks);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [isAdding, setAdding] = useState(false);
  const chosen = value?.find(({ deviceId }) => deviceId === chosenId) ?? null;
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
        spare: 1,
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
  const beside = isAdding ? (
    <NewDeskCard
      onClose={() => {
        setAdding(false);
        ask();
      }}
    />
  ) : (
    chosen && <DeskCard key={`${chosen.deviceId}/${String(chosen.revokedAt)}`} desk={chosen} onChanged={ask} />
  );
  return (
    <ListBesideCard
      title={t('settings:page.desks.title')}
      rows={value}
      fault={fault}
      rowKey={keyOf}
      columns={columns}
      sortedBy="code"
      noneText={t('desk.none')}
      addText={t('desk.new')}
      addIcon={MonitorUp}
      onAdd={() => setAdding(true)}
      chosenKey={isAdding ? null : chosenId}
      onChoose={choose}
      chooseText={t('desk.choose')}
    >
      {beside}
    </ListBesideCard>
  );
}
