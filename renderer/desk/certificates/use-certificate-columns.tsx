import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonName } from '../people/PersonName.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { Chip } from '../../ui/display/Chip.tsx';
import type { DataTableColumn } from '../../ui/table/data-table-column.ts';
import type { CertificateLine } from './use-certificate-lines.ts';
import { verdictFaces } from './verdict-face.ts';

/** A table of volunteers: the name, the hours given, and whether the certificate may be issued, under the heading given for that. */
export function useCertificateColumns(verdictHeader: string): readonly DataTableColumn<CertificateLine>[] {
  const { t } = useTranslation('certificates');
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('column.name'),
        width: 200,
        grow: 2,
        isRowHeader: true,
        cell: ({ person }) => <PersonName>{person.name || t('desk:unnamed')}</PersonName>,
        sortValue: ({ person }) => person.name,
      },
      {
        id: 'hours',
        header: t('column.hours'),
        width: 90,
        spare: 1,
        grow: 0,
        cell: ({ participation }) => format.count(participation.hours),
        sortValue: ({ participation }) => participation.hours,
      },
      {
        id: 'verdict',
        header: verdictHeader,
        width: 210,
        cell: ({ verdict }) => {
          const { icon, tone } = verdictFaces[verdict];
          return (
            <Chip icon={icon} tone={tone}>
              {t(`verdict.${verdict}`)}
            </Chip>
          );
        },
        sortValue: ({ verdict }) => verdict,
      },
    ],
    [t, format, verdictHeader],
  );
}
