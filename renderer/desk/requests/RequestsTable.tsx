import { useCallback, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { foldForSearch } from '#shared/text/name-keys.ts';
import type { Request } from '../../data/records/requests-repository.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Identifier } from '../../ui/display/Identifier.tsx';
import type { DataTableColumn } from '../../ui/table/data-table-column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { PersonName } from '../people/PersonName.tsx';
import { useStandingMark } from './record-standing.tsx';
import { useRequestStateChip, useStateName } from './state-chips.tsx';
import { usePeopleNames } from '../people/use-people-names.ts';
import { useServiceLabel } from './use-service-label.ts';
import { useToday } from '../clock/use-today.ts';
import { goTo } from '../go-to.ts';

interface RequestsTableProps {
  readonly label: string;
  /** Undefined while they are being read. */
  readonly requests: readonly Request[] | undefined;
  readonly filterText?: string;
  readonly filters?: ReactNode;
  readonly filterRoom?: string | undefined;
  readonly empty: ReactNode;
}

const NONE: readonly Request[] = [];
const keyOf = ({ id }: Request): string => id;
// The same function at every drawing: a list is put in order again only where what it is ordered by is another.
const receivedAt = (request: Request): number => Date.parse(request.receivedAt);

/** Folds what is typed into a filter like names are folded, so that any spelling finds. */
export const foldFilter = (text: string): string => foldForSearch(text).join(' ') || text.toLowerCase();

/** Requests as a list: a person's, or all of them. Enter opens one. */
export function RequestsTable(props: RequestsTableProps) {
  const { label, requests, filterText, filters, filterRoom, empty } = props;
  const { t } = useTranslation('requests');
  const format = useFormat();
  const today = useToday();
  const nameOf = usePeopleNames();
  const serviceLabel = useServiceLabel();
  const stateName = useStateName();
  const stateChip = useRequestStateChip();
  const standingMark = useStandingMark();

  const columns = useMemo<DataTableColumn<Request>[]>(() => {
    const dayAndTime = (instant: string) =>
      riyadhDate(instant) === today ? `${t('desk:today')} ${format.time(instant)}` : format.hijri(riyadhDate(instant));
    const person: DataTableColumn<Request> = {
      id: 'person',
      header: t('column.person'),
      width: 160,
      grow: 2,
      isRowHeader: true,
      cell: ({ personId }) => <PersonName>{nameOf(personId)}</PersonName>,
      sortValue: ({ personId }) => nameOf(personId),
    };
    const channel: DataTableColumn<Request> = {
      id: 'channel',
      header: t('column.channel'),
      width: 136,
      spare: 2,
      grow: 0,
      cell: (request) => t(`desk:channel.${request.channel}`),
      sortValue: (request) => t(`desk:channel.${request.channel}`),
    };
    const sent: DataTableColumn<Request> = {
      id: 'sent',
      header: t('column.sent'),
      width: 64,
      spare: 1,
      grow: 0,
      align: 'end',
      cell: ({ id }) => standingMark(`requests/${id}`),
    };
    return [
      {
        id: 'number',
        header: t('column.number'),
        width: 168,
        spare: 4,
        grow: 0,
        cell: ({ referenceNumber }) => <Identifier>{referenceNumber}</Identifier>,
        sortValue: ({ referenceNumber }) => referenceNumber,
      },
      person,
      {
        id: 'service',
        header: t('column.service'),
        width: 120,
        cell: ({ serviceId, servicesVersion }) => serviceLabel(serviceId, servicesVersion),
        sortValue: ({ serviceId, servicesVersion }) => serviceLabel(serviceId, servicesVersion),
      },
      channel,
      {
        id: 'received',
        header: t('column.received'),
        width: 192,
        spare: 3,
        grow: 0,
        cell: (request) => dayAndTime(request.receivedAt),
        sortValue: receivedAt,
      },
      {
        id: 'state',
        header: t('column.state'),
        width: 184,
        grow: 0,
        cell: stateChip,
        sortValue: (request) => t(`desk:requestState.${stateName(request)}`),
      },
      sent,
    ];
  }, [t, format, today, nameOf, serviceLabel, stateName, stateChip, standingMark]);

  const searchText = useCallback(
    ({ personId, referenceNumber, serviceId, servicesVersion }: Request) =>
      `${nameOf(personId)} ${referenceNumber} ${serviceLabel(serviceId, servicesVersion)}`,
    [nameOf, serviceLabel],
  );
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={requests ?? NONE}
      rowKey={keyOf}
      isLoading={requests === undefined}
      initialSort={{ column: 'received', direction: 'descending' }}
      onOpen={({ id }) => goTo(`/requests/${id}`)}
      fold={foldFilter}
      searchText={searchText}
      {...(filterText ? { filterText } : {})}
      filters={filters}
      filterRoom={filterRoom}
      empty={empty}
    />
  );
}
