import { Files } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Opportunity } from '../../data/records/volunteers-repository.ts';
import { goTo } from '../../desk/go-to.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import styles from './Volunteers.module.css';

interface OpportunityActionsProps {
  readonly opportunity: Opportunity;
  /** Ways to elsewhere, before the one to the certificates. */
  readonly children?: ReactNode;
}

/** The head of what is about one opportunity: its days, and the way to all its certificates. */
export function OpportunityActions({ opportunity: { id, from, to }, children }: OpportunityActionsProps) {
  const { t } = useTranslation('certificates');
  const format = useFormat();
  return (
    <>
      <span className={styles.dates}>{format.hijriRange(from, to)}</span>
      {children}
      <Button size="sm" icon={Files} shortcut="KeyC" onPress={() => goTo(`/volunteers/${id}/certificates`)}>
        {t('open')}
      </Button>
    </>
  );
}
