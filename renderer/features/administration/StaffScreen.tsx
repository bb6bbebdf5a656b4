import { UserPlus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivationCode, ManagedUser } from '#shared/contract/administration.ts';
import { useDesk } from '../../desk/desk-context.ts';
import { SettingsFrame } from '../../desk/SettingsFrame.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import type { DataTableColumn } from '../../ui/table/data-table-column.ts';
import styles from './Administration.module.css';
import { NewPerson } from './NewPerson.tsx';
import { PersonCard } from './PersonCard.tsx';
import { PersonStateChip } from './PersonStateChip.tsx';
import { ServerState } from './ServerState.tsx';
import { useAnswer } from './use-answer.ts';

const NONE: readonly ManagedUser[] = [];
const keyOf = ({ userId }: ManagedUser): string => userId;

/** The page of the people in the settings. */
export function StaffScreen() {
  return (
    <SettingsFrame page="users">
      <Staff />
    </SettingsFrame>
  );
}

/** Who works at the association's desks: added, given roles and sections, let in again, suspended. */
export function Staff() {
  const { t } = useTranslation('administration');
  const format = useFormat();
  const { administration } = useDesk();
  const { value, fault, ask } = useAnswer(administration.users);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [isAdding, setAdding] = useState(false);
  const [code, setCode] = useState<ActivationCode | null>(null);
  const chosen = value?.find(({ userId }) => userId === chosenId) ?? null;
  const chosenKeys = useMemo(() => new Set(chosenId === null || isAdding ? [] : [chosenId]), [chosenId, isAdding]);
  const choose = ({ userId }: ManagedUser): void => {
    setAdding(false);
    setChosenId(userId);
    setCode((made) => (made?.userId === userId ? made : null));
  };

  const columns = useMemo<DataTableColumn<ManagedUser>[]>(
    () => [
      {
        id: 'name',
        header: t('person.name'),
        width: 150,
        grow: 2,
        isRowHeader: true,
        cell: ({ name }) => name,
        sortValue: ({ name }) => name,
      },
      {
        id: 'roles',
        header: t('person.roles'),
        width: 140,
        grow: 2,
        cell: ({ roles }) => roles.map((role) => t(`desk:role.${role}`)).join('، '),
      },
      {
        id: 'state',
        header: t('person.state'),
        width: 150,
        grow: 0,
        cell: (person) => <PersonStateChip person={person} />,
        sortValue: ({ state }) => state,
      },
    ],
    [t],
  );
  return (
    <div className={styles.page}>
      <ServerState fault={fault} />
      <div className={styles.columns}>
        <Card
          isFilling
          isFlush
          title={t('settings:page.users.title')}
          count={value && format.count(value.length)}
          actions={
            <Button size="sm" icon={UserPlus} shortcut="KeyN" onPress={() => setAdding(true)}>
              {t('person.new')}
            </Button>
          }
        >
          <DataTable
            label={t('settings:page.users.title')}
            columns={columns}
            rows={value ?? NONE}
            rowKey={keyOf}
            selection="single"
            selectedKeys={chosenKeys}
            isLoading={value === undefined && fault === null}
            initialSort={{ column: 'name', direction: 'ascending' }}
            onFocusRow={choose}
            onOpen={choose}
            hasFoot={false}
            empty={<EmptyState title={t('person.none')} />}
          />
        </Card>
        {isAdding && (
          <NewPerson
            onCancel={() => setAdding(false)}
            onAdded={(made) => {
              setAdding(false);
              setCode(made);
              setChosenId(made.userId);
              ask();
            }}
          />
        )}
        {!isAdding && chosen && (
          <PersonCard
            key={`${chosen.userId}/${chosen.state}`}
            person={chosen}
            code={code}
            onCode={setCode}
            onChanged={ask}
          />
        )}
        {!isAdding && !chosen && (
          <Card isFilling aria-label={t('person.choose')}>
            <EmptyState title={t('person.choose')} />
          </Card>
        )}
      </div>
    </div>
  );
}
