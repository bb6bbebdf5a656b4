import { History } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AuditKind } from '#shared/access/audit-entry.ts';
import type { AuditLine } from '#shared/contract/audit.ts';
import { SettingsFrame } from '../../desk/SettingsFrame.tsx';
import { useWhen } from '../../desk/clock/use-when.ts';
import { useSyncStatus } from '../../desk/session/desk-context.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Select } from '../../ui/fields/Select.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import type { DataTableColumn } from '../../ui/table/data-table-column.ts';
import styles from './Administration.module.css';
import { factsText } from './facts-text.ts';
import { ServerState } from './ServerState.tsx';
import { useAudit } from './use-audit.ts';

const NONE: readonly AuditLine[] = [];
const NO_NAMES: Readonly<Record<string, string>> = {};
const keyOf = ({ number }: AuditLine): string => String(number);

/** The page of the audit in the settings. */
export function AuditScreen() {
  return (
    <SettingsFrame page="audit">
      <Audit />
    </SettingsFrame>
  );
}

/** Who did what, newest first: written once, at desks and server, and never changed. Says whether its chain holds. */
export function Audit() {
  const { t } = useTranslation('administration');
  const format = useFormat();
  const when = useWhen();
  const [kind, setKind] = useState<AuditKind | 'all'>('all');
  const { page, fault, older } = useAudit(kind === 'all' ? null : kind);
  const { connection } = useSyncStatus();
  const isAwaited = page === undefined && fault === null;
  const names = page?.names ?? NO_NAMES;

  const columns = useMemo<DataTableColumn<AuditLine>[]>(() => {
    const nameOf = (id: string | null): string => (id === null ? '—' : (names[id] ?? id));
    return [
      { id: 'when', header: t('audit.when'), width: 168, cell: ({ at }) => when(at) },
      {
        id: 'what',
        header: t('audit.what'),
        width: 120,
        isRowHeader: true,
        cell: (line) => t(`audit.kind.${line.kind}`),
      },
      { id: 'who', header: t('audit.who'), width: 90, cell: ({ by }) => nameOf(by) },
      { id: 'desk', header: t('audit.desk'), width: 80, spare: 1, cell: ({ deviceId }) => nameOf(deviceId) },
      { id: 'facts', header: t('audit.facts'), width: 90, grow: 2, cell: ({ facts }) => factsText(t, facts, names) },
    ];
  }, [t, when, names]);

  return (
    <div className={styles.page}>
      <ServerState fault={fault} />
      {isAwaited && connection !== 'offline' && <Notice>{t('audit.checking')}</Notice>}
      {page && (
        <Notice tone={page.brokenAt === null ? 'ok' : 'bad'}>
          {page.brokenAt === null ? t('audit.holds') : t('audit.broken', { n: format.count(page.brokenAt) })}
        </Notice>
      )}
      <Card
        isFilling
        isFlush
        aria-label={t('settings:page.audit.title')}
        footer={
          page?.hasMore ? (
            <Button icon={History} shortcut="KeyO" onPress={older}>
              {t('audit.older')}
            </Button>
          ) : undefined
        }
      >
        <DataTable
          label={t('settings:page.audit.title')}
          columns={columns}
          rows={page?.lines ?? NONE}
          rowKey={keyOf}
          isLoading={isAwaited}
          filters={
            <div className={styles.filters}>
              <Select
                label={t('audit.filter')}
                isLabelHidden
                options={(['all', ...AuditKind.options] as const).map((id) => ({ id, label: t(`audit.kind.${id}`) }))}
                value={kind}
                onChange={setKind}
              />
            </div>
          }
          empty={<EmptyState title={t('audit.none')} />}
        />
      </Card>
    </div>
  );
}
