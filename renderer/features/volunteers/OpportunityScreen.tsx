import { Award, ClipboardCheck, Files, Printer } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Certificate } from '../../data/records/certificates-repository.ts';
import type { Opportunity } from '../../data/records/volunteers-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { type CertificateLine, useCertificateLines } from '../../desk/certificates/use-certificate-lines.ts';
import { verdictFaces } from '../../desk/certificates/verdict-face.ts';
import { goTo } from '../../desk/go-to.ts';
import { useDesk, useSettings } from '../../desk/session/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { faultText } from '../../desk/fault-text.ts';
import { PersonName } from '../../desk/people/PersonName.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { CertificateDialog } from '../../papers/CertificateDialog.tsx';
import { issueCertificates, sayRefused } from '../../papers/issue-certificates.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Chip } from '../../ui/display/Chip.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { ErrorState } from '../../ui/feedback/ErrorState.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { Columns } from '../../ui/frame/Columns.tsx';
import type { DataTableColumn } from '../../ui/table/data-table-column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { ParticipationForm } from './ParticipationForm.tsx';
import styles from './Volunteers.module.css';

const keyOf = ({ participation }: CertificateLine): string => participation.id;
const NONE: readonly CertificateLine[] = [];

/** An opportunity with everyone who took part; a certificate is one key away. */
export function OpportunityScreen({ id }: { readonly id: string }) {
  const { t } = useTranslation('volunteers');
  const { volunteers } = useDesk();
  const opportunity = useLive(() => volunteers.opportunity(id), [volunteers, id]);
  return (
    <DeskScreen
      place="volunteers"
      title={opportunity?.title ?? t('opportunities')}
      crumbs={[{ label: t('title'), href: '/volunteers' }]}
    >
      {opportunity === undefined && <Skeleton rows={6} />}
      {opportunity === null && <ErrorState title={t('missing')} safe={t('missingSafe')} />}
      {opportunity && <Participants opportunity={opportunity} />}
    </DeskScreen>
  );
}

function Participants({ opportunity }: { readonly opportunity: Opportunity }) {
  const { t } = useTranslation('volunteers');
  const format = useFormat();
  const toasts = useToasts();
  const desk = useDesk();
  const profile = useSettings('profile');
  const templates = useSettings('templates');
  const lines = useCertificateLines(opportunity, 'participation');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [shown, setShown] = useState<Certificate | null>(null);
  const chosen = lines?.find(({ participation }) => participation.id === chosenId) ?? null;

  const issueOrShow = async (line: CertificateLine | null) => {
    if (!line || !profile || !templates || !canPrint(line)) return;
    if (line.certificate) return setShown(line.certificate);
    try {
      const terms = { opportunity, profile, templates, kind: 'participation' } as const;
      const outcome = await issueCertificates(desk, [line], terms);
      if (outcome.ok) return setShown(outcome.value.certificates[0] ?? null);
      toasts.show({ text: sayRefused(outcome.error, format.language).join('\n'), tone: 'bad' });
    } catch (error) {
      toasts.show({ text: faultText(t, error), tone: 'bad' });
    }
  };

  const columns = useMemo<DataTableColumn<CertificateLine>[]>(
    () => [
      {
        id: 'name',
        header: t('column.name'),
        width: 260,
        grow: 2,
        isRowHeader: true,
        cell: ({ person }) => <PersonName>{person.name || t('desk:unnamed')}</PersonName>,
        sortValue: ({ person }) => person.name,
      },
      {
        id: 'hours',
        header: t('column.hours'),
        width: 90,
        grow: 0,
        cell: ({ participation }) => format.count(participation.hours),
        sortValue: ({ participation }) => participation.hours,
      },
      {
        id: 'verdict',
        header: t('column.verdict'),
        width: 190,
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
    [t, format],
  );

  return (
    <Columns beside="form">
      <Card
        isFilling
        isFlush
        title={t('participants')}
        count={lines?.length ? format.count(lines.length) : undefined}
        actions={
          <>
            <span className={styles.dates}>{format.hijriRange(opportunity.from, opportunity.to)}</span>
            <Button
              size="sm"
              icon={ClipboardCheck}
              shortcut="Alt+KeyS"
              onPress={() => goTo(`/volunteers/${opportunity.id}/attendance`)}
            >
              {t('attendance.title')}
            </Button>
            <Button
              size="sm"
              icon={Files}
              shortcut="KeyC"
              onPress={() => goTo(`/volunteers/${opportunity.id}/certificates`)}
            >
              {t('certificates:open')}
            </Button>
          </>
        }
        footer={
          <Button
            variant="primary"
            icon={chosen?.certificate ? Printer : Award}
            shortcut="Ctrl+KeyP"
            onPress={() => void issueOrShow(chosen)}
            isDisabled={!chosen || !templates || !canPrint(chosen)}
            disabledReason={chosen ? t(`verdict.${chosen.verdict}`) : t('chooseOne')}
          >
            {t(chosen?.certificate ? 'printCertificate' : 'issueCertificate')}
          </Button>
        }
      >
        <DataTable
          label={t('participants')}
          columns={columns}
          rows={lines ?? NONE}
          rowKey={keyOf}
          isLoading={lines === undefined}
          initialSort={{ column: 'name', direction: 'ascending' }}
          onFocusRow={({ participation }) => setChosenId(participation.id)}
          onOpen={(line) => void issueOrShow(line)}
          empty={<EmptyState title={t('nobody')}>{t('nobodyHint')}</EmptyState>}
        />
      </Card>
      <ParticipationForm opportunity={opportunity} takenPart={lines?.map(({ person }) => person.id) ?? []} />
      {shown && <CertificateDialog certificate={shown} onClose={() => setShown(null)} />}
    </Columns>
  );
}

/** A certificate can be issued, or has been and can be printed again. */
const canPrint = ({ verdict }: CertificateLine): boolean => verdict === 'ready' || verdict === 'already-issued';
