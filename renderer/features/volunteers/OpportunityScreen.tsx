import { Award, ClipboardCheck, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Certificate } from '../../data/records/certificates-repository.ts';
import type { Opportunity } from '../../data/records/volunteers-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { useCertificateColumns } from '../../desk/certificates/use-certificate-columns.tsx';
import { type CertificateLine, useCertificateLines } from '../../desk/certificates/use-certificate-lines.ts';
import { goTo } from '../../desk/go-to.ts';
import { useDesk, useSettings } from '../../desk/session/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { faultText } from '../../desk/fault-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { CertificateDialog } from '../../papers/CertificateDialog.tsx';
import { issueCertificates, sayRefused } from '../../papers/issue-certificates.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { ErrorState } from '../../ui/feedback/ErrorState.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { Columns } from '../../ui/frame/Columns.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { OpportunityActions } from './OpportunityActions.tsx';
import { ParticipationForm } from './ParticipationForm.tsx';

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
      {opportunity && <Participants key={opportunity.id} opportunity={opportunity} />}
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

  const columns = useCertificateColumns(t('column.verdict'));
  return (
    <Columns beside="form">
      <Card
        isFilling
        isFlush
        title={t('participants')}
        count={lines?.length ? format.count(lines.length) : undefined}
        actions={
          <OpportunityActions opportunity={opportunity}>
            <Button
              size="sm"
              icon={ClipboardCheck}
              shortcut="Alt+KeyS"
              onPress={() => goTo(`/volunteers/${opportunity.id}/attendance`)}
            >
              {t('attendance.title')}
            </Button>
          </OpportunityActions>
        }
        footer={
          <Button
            variant="primary"
            icon={chosen?.certificate ? Printer : Award}
            shortcut="Ctrl+KeyP"
            onPress={() => void issueOrShow(chosen)}
            isDisabled={!chosen || !templates || !canPrint(chosen)}
            disabledReason={chosen ? t(`certificates:verdict.${chosen.verdict}`) : t('chooseOne')}
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
