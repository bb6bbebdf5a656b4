import { CircleCheck, CircleDashed, CircleX } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificateWording } from '#shared/volunteers/volunteering.ts';
import type { Certificate } from '../../data/records/certificates-repository.ts';
import { useLive } from '../../data/use-live.ts';
import type { Opportunity } from '../../data/records/volunteers-repository.ts';
import { useDesk, useMay, useSettings } from '../../desk/session/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { Card } from '../../ui/display/Card.tsx';
import { Chip } from '../../ui/display/Chip.tsx';
import { ErrorState } from '../../ui/feedback/ErrorState.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { Segmented } from '../../ui/fields/Segmented.tsx';
import { Columns } from '../../ui/frame/Columns.tsx';
import styles from './Certificates.module.css';
import { CertificatesTable, lineKey } from './CertificatesTable.tsx';
import { IssuedDialog } from './IssuedDialog.tsx';
import { PreflightCard } from './PreflightCard.tsx';
import { SampleCard } from './SampleCard.tsx';
import { useBatch } from './use-batch.ts';
import { useCertificateLines, type CertificateLine } from '../../desk/certificates/use-certificate-lines.ts';
import { useSample } from './use-sample.ts';

/** The certificates of an opportunity: everyone who has earned one is chosen already; one key issues and prints them. */
export function CertificatesScreen({ id }: { readonly id: string }) {
  const { t } = useTranslation('certificates');
  const { volunteers } = useDesk();
  const opportunity = useLive(() => volunteers.opportunity(id), [volunteers, id]);
  return (
    <DeskScreen
      place="volunteers"
      title={t('title')}
      crumbs={[
        { label: t('volunteers:title'), href: '/volunteers' },
        ...(opportunity ? [{ label: opportunity.title, href: `/volunteers/${id}` }] : []),
      ]}
    >
      {opportunity === undefined && <Skeleton rows={6} />}
      {opportunity === null && <ErrorState title={t('volunteers:missing')} safe={t('volunteers:missingSafe')} />}
      {opportunity && <Batch opportunity={opportunity} />}
    </DeskScreen>
  );
}

const NONE: readonly CertificateLine[] = [];

function Batch({ opportunity }: { readonly opportunity: Opportunity }) {
  const { t } = useTranslation('certificates');
  const format = useFormat();
  const may = useMay();
  const profile = useSettings('profile');
  const templates = useSettings('templates');
  const [kind, setKind] = useState<CertificateWording['kind']>('participation');
  const lines = useCertificateLines(opportunity, kind);
  /** Null until the person chooses otherwise: then everyone who is ready. */
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const [focused, setFocused] = useState<CertificateLine | null>(null);
  const [shown, setShown] = useState<Certificate | null>(null);

  const ready = useMemo(() => (lines ?? NONE).filter(({ verdict }) => verdict === 'ready'), [lines]);
  const selected = useMemo(() => chosen ?? new Set(ready.map(lineKey)), [chosen, ready]);
  const toIssue = useMemo(() => ready.filter((line) => selected.has(lineKey(line))), [ready, selected]);
  const terms = useMemo(
    () => (profile && templates ? { opportunity, profile, templates, kind } : null),
    [opportunity, profile, templates, kind],
  );
  const batch = useBatch(terms);
  const issued = useMemo(() => (lines ?? NONE).find(({ certificate }) => certificate !== null), [lines]);
  const sample = useSample(focused ?? toIssue[0] ?? issued ?? null, terms);
  const blocked = (lines ?? NONE).filter(({ verdict }) => verdict !== 'ready' && verdict !== 'already-issued').length;
  const mayIssue = may('certificate.issue', { section: opportunity.section });

  return (
    <Columns beside="form">
      <Card
        isFilling
        isFlush
        title={t('volunteers')}
        count={lines?.length ? format.count(lines.length) : undefined}
        actions={
          <span className={styles.counts}>
            <Chip {...(ready.length > 0 ? { icon: CircleCheck, tone: 'ok' } : { icon: CircleDashed })}>
              {t('ready', { count: ready.length, n: format.count(ready.length) })}
            </Chip>
            {blocked > 0 && (
              <Chip icon={CircleX} tone="bad">
                {t('blocked', { count: blocked, n: format.count(blocked) })}
              </Chip>
            )}
          </span>
        }
      >
        <CertificatesTable
          lines={lines}
          selected={selected}
          onSelect={setChosen}
          onFocusLine={setFocused}
          onOpen={({ certificate }) => setShown(certificate)}
        />
      </Card>
      <div className={styles.side}>
        <PreflightCard lines={lines ?? NONE} minimumHours={opportunity.minimumHours} />
        <SampleCard
          choice={
            <Segmented<CertificateWording['kind']>
              label={t('kind.label')}
              isLabelHidden
              options={[
                { value: 'participation', label: t('kind.participation') },
                { value: 'thanks', label: t('kind.thanks') },
              ]}
              value={kind}
              onChange={(next) => {
                setKind(next);
                setChosen(null);
                setFocused(null);
              }}
            />
          }
          sample={sample}
          count={mayIssue ? toIssue.length : 0}
          batch={batch}
          onStart={(way) => void batch.start(toIssue, way)}
        />
      </div>
      {shown && terms && (
        <IssuedDialog
          certificate={shown}
          recipient={lines?.find(({ certificate }) => certificate?.id === shown.id) ?? null}
          terms={terms}
          onClose={() => setShown(null)}
        />
      )}
    </Columns>
  );
}
