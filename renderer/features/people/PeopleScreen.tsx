import { useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { formatPhone, phoneKey } from '#shared/people/phone.ts';
import type { DirectoryPerson } from '../../data/search/people-index.ts';
import { goTo } from '../../desk/go-to.ts';
import { useDesk, useSettings } from '../../desk/session/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { PersonName } from '../../desk/people/PersonName.tsx';
import { useStandingMark } from '../../desk/requests/record-standing.tsx';
import { foldFilter } from '../../desk/requests/RequestsTable.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { Card } from '../../ui/display/Card.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { SearchField } from '../../ui/fields/SearchField.tsx';
import { KeyLegend } from '../../ui/keyboard/KeyLegend.tsx';
import type { DataTableColumn } from '../../ui/table/data-table-column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';

const keyOf = ({ id }: DirectoryPerson): string => id;

// The same functions at every drawing: a hundred thousand are put in order again only where what they are ordered by is another.
const since = ({ firstContactAt }: DirectoryPerson): number => Date.parse(firstContactAt);
const asItIs = (text: string): string => text;

/** Everyone this desk may know. */
export function PeopleScreen() {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { directory } = useDesk();
  const villages = useSettings('villages');
  // Everybody is in memory already, for the search: nothing has to be opened for the list.
  const all = useSyncExternalStore(directory.onChange, directory.everyone);
  const [text, setText] = useState('');
  const standingMark = useStandingMark();

  const nameKeyOf = useCallback(({ id }: DirectoryPerson) => directory.nameKey(id) || null, [directory]);
  const searchedText = useCallback(
    ({ id, phones }: DirectoryPerson) => `${directory.nameKey(id)} ${phones.join(' ')}`,
    [directory],
  );

  const columns = useMemo<DataTableColumn<DirectoryPerson>[]>(() => {
    const villageOf = (id: string | null) => villages?.villages.find((village) => village.id === id)?.name ?? '';
    const villageKeys = new Map(villages?.villages.map(({ id, name }) => [id, foldFilter(name)]));
    const sent: DataTableColumn<DirectoryPerson> = {
      id: 'sent',
      header: t('column.sent'),
      width: 64,
      spare: 1,
      grow: 0,
      align: 'end',
      cell: ({ id }) => standingMark(`people/${id}`),
    };
    return [
      {
        id: 'name',
        header: t('column.name'),
        width: 240,
        grow: 2,
        isRowHeader: true,
        cell: ({ name }) => <PersonName>{name || t('desk:unnamed')}</PersonName>,
        sortValue: nameKeyOf,
      },
      {
        id: 'phone',
        header: t('column.phone'),
        width: 150,
        cell: ({ phones: [phone] }) => {
          return phone ? <Identifier>{formatPhone(phoneKey(phone) ?? phone)}</Identifier> : null;
        },
      },
      {
        id: 'section',
        header: t('column.section'),
        width: 110,
        spare: 4,
        cell: ({ section }) => t(`desk:section.${section}`),
        sortValue: ({ section }) => section,
      },
      {
        id: 'village',
        header: t('column.village'),
        width: 130,
        spare: 3,
        cell: ({ villageId }) => villageOf(villageId),
        sortValue: ({ villageId }) => villageKeys.get(villageId ?? '') ?? null,
      },
      {
        id: 'since',
        header: t('column.since'),
        width: 190,
        spare: 2,
        cell: ({ firstContactAt }) => format.hijri(riyadhDate(firstContactAt)),
        sortValue: since,
      },
      sent,
    ];
  }, [t, format, villages, standingMark, nameKeyOf]);

  return (
    <DeskScreen place="people" title={t('title')}>
      <Card isFilling isFlush aria-label={t('title')}>
        <DataTable
          label={t('title')}
          columns={columns}
          rows={all}
          rowKey={keyOf}
          isLoading={all.length === 0 && !directory.isReady()}
          initialSort={{ column: 'name', direction: 'ascending' }}
          onOpen={({ id }) => goTo(`/people/${id}`)}
          fold={foldFilter}
          foldRows={asItIs}
          searchText={searchedText}
          {...(text ? { filterText: text } : {})}
          filters={
            <SearchField
              label={t('filter')}
              isLabelHidden
              size="md"
              placeholder={t('filter')}
              value={text}
              onChange={setText}
            />
          }
          empty={
            <EmptyState title={t('empty')}>
              {t('emptyHint')} <KeyLegend keys="F2" />
            </EmptyState>
          }
        />
      </Card>
    </DeskScreen>
  );
}
