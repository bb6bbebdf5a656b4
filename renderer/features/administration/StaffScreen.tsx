import { UserPlus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivationCode, ManagedUser } from '#shared/contract/administration.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { SettingsFrame } from '../../desk/SettingsFrame.tsx';
import type { DataTableColumn } from '../../ui/table/data-table-column.ts';
import { ListBesideCard } from './ListBesideCard.tsx';
import { NewPerson, nobody } from './NewPerson.tsx';
import { PersonCard } from './PersonCard.tsx';
import { PersonStateChip } from './PersonStateChip.tsx';
import { useAnswer } from './use-answer.ts';
import { useKeptForm } from '../../desk/drafts/use-kept-form.ts';
import { TypedPerson } from './PersonFields.tsx';

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
  const { administration } = useDesk();
  const { value, fault, ask } = useAnswer(administration.users);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const kept = useKeptForm('user/new', TypedPerson);
  const [code, setCode] = useState<ActivationCode | null>(null);
  const chosen = value?.find(({ userId }) => userId === chosenId) ?? null;
  const choose = ({ userId }: ManagedUser): void => {
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
  const add = (): void => {
    setChosenId(null);
    if (!kept.form) kept.begin(nobody);
  };
  const beside = chosen ? (
    <PersonCard key={`${chosen.userId}/${chosen.state}`} person={chosen} code={code} onCode={setCode} onChanged={ask} />
  ) : (
    kept.form && (
      <NewPerson
        form={kept.form}
        kept={kept}
        onAdded={(made) => {
          setCode(made);
          setChosenId(made.userId);
          ask();
        }}
      />
    )
  );
  return (
    <ListBesideCard
      title={t('settings:page.users.title')}
      rows={value}
      fault={fault}
      rowKey={keyOf}
      columns={columns}
      sortedBy="name"
      noneText={t('person.none')}
      addText={t('person.new')}
      addIcon={UserPlus}
      onAdd={add}
      chosenKey={chosenId}
      onChoose={choose}
      chooseText={t('person.choose')}
    >
      {beside}
    </ListBesideCard>
  );
}
