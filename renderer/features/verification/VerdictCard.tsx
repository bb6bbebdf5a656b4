import { BadgeCheck, Ban, CircleHelp, CircleX, Replace } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CodeVerdict } from '#shared/verification/verify-certificate.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Card } from '../../ui/display/Card.tsx';
import type { Tone } from '../../ui/display/Chip.tsx';
import { DescriptionList } from '../../ui/display/DescriptionList.tsx';
import { Icon, type IconShape } from '../../ui/display/Icon.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import styles from './Verification.module.css';

const faces: Record<
  CodeVerdict['kind'],
  { readonly icon: IconShape; readonly tone: Extract<Tone, 'ok' | 'bad' | 'warn'> }
> = {
  genuine: { icon: BadgeCheck, tone: 'ok' },
  revoked: { icon: Ban, tone: 'bad' },
  replaced: { icon: Replace, tone: 'warn' },
  altered: { icon: CircleX, tone: 'bad' },
  'unknown-key': { icon: CircleHelp, tone: 'warn' },
  'no-code': { icon: CircleHelp, tone: 'warn' },
  'damaged-code': { icon: CircleHelp, tone: 'warn' },
};

/** What the code turned out to be; the facts are shown only where the association vouches for them, or might. */
export function VerdictCard({ verdict }: { readonly verdict: CodeVerdict | null }) {
  const { t } = useTranslation('verification');
  const format = useFormat();
  if (!verdict)
    return (
      <Card isFilling title={t('result')}>
        <EmptyState title={t('nothingYet')}>{t('nothingYetHint')}</EmptyState>
      </Card>
    );
  const { icon, tone } = faces[verdict.kind];
  const since = 'since' in verdict ? format.hijri(verdict.since) : '';
  return (
    <Card isFilling title={t('result')}>
      <div className={styles.verdict} data-tone={tone} role="status">
        <Icon of={icon} size="l" />
        <strong>{t(`verdict.${verdict.kind}`, { since })}</strong>
        <span>{t(`means.${verdict.kind}`)}</span>
      </div>
      {'facts' in verdict && (
        <DescriptionList
          items={[
            { term: t('name'), value: verdict.facts.name },
            { term: t('opportunity'), value: verdict.facts.opportunityTitle },
            { term: t('hours'), value: format.count(verdict.facts.hours) },
            { term: t('issuedOn'), value: format.hijri(verdict.facts.issuedOn) },
            { term: t('number'), value: <Identifier isStrong>{verdict.facts.certificateNumber}</Identifier> },
          ]}
        />
      )}
    </Card>
  );
}
