import { CircleAlert, CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CertificateVerdict } from '#shared/volunteers/certificate-verdict.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Card } from '../../ui/display/Card.tsx';
import { Icon } from '../../ui/display/Icon.tsx';
import { List, ListRow } from '../../ui/display/List.tsx';
import styles from './Certificates.module.css';
import type { CertificateLine } from '../../desk/certificates/use-certificate-lines.ts';

/** Each thing that is looked at, and the verdicts that speak against it. */
const checks = [
  { id: 'names', against: ['name-missing', 'name-too-long'] },
  { id: 'verified', against: ['hours-unverified'] },
  { id: 'hours', against: ['hours-below-minimum'] },
  { id: 'minors', against: ['minor-without-consent'] },
  { id: 'duplicates', against: ['already-issued'] },
] as const satisfies readonly { id: string; against: readonly CertificateVerdict[] }[];

interface PreflightCardProps {
  readonly lines: readonly CertificateLine[];
  readonly minimumHours: number;
}

/** What stands against certificates, counted, before any is issued. */
export function PreflightCard({ lines, minimumHours }: PreflightCardProps) {
  const { t } = useTranslation('certificates');
  const format = useFormat();
  return (
    <Card title={t('preflight')} actions={t('examined', { n: format.count(lines.length) })} isFlush>
      <List aria-label={t('preflight')} isTight>
        {checks.map(({ id, against }) => {
          const verdicts: readonly CertificateVerdict[] = against;
          const failing = lines.filter(({ verdict }) => verdicts.includes(verdict)).length;
          return (
            <ListRow
              key={id}
              lead={
                <span className={failing === 0 ? styles.passed : styles.failed}>
                  <Icon of={failing === 0 ? CircleCheck : CircleAlert} />
                </span>
              }
              title={t(`check.${id}`, { hours: format.count(minimumHours) })}
              trail={failing === 0 ? t('passed') : t('failing', { count: failing, n: format.count(failing) })}
            />
          );
        })}
      </List>
    </Card>
  );
}
