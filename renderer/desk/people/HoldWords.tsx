import { useTranslation } from 'react-i18next';
import type { LegalHold } from '../../data/records/legal-holds-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { useWhen } from '../clock/use-when.ts';
import { useDesk } from '../session/desk-context.ts';
import styles from './LegalHold.module.css';

/** Why something is kept whatever happens, who said so and when; and since when it no longer is. */
export function HoldWords({ hold }: { readonly hold: LegalHold }) {
  const { t } = useTranslation('people');
  const { decisions } = useDesk();
  const when = useWhen();
  const names = useLive(() => decisions.userNames(), [decisions]);
  const nameOf = (userId: string): string => names?.get(userId) ?? t('hold.somebody');
  const { reason, setAt, setBy, liftedAt, liftedBy } = hold;
  return (
    <div className={styles.words}>
      <p>{reason}</p>
      <p className={styles.faint}>{t('hold.set', { name: nameOf(setBy), when: when(setAt) })}</p>
      {liftedAt !== null && (
        <p className={styles.faint}>{t('hold.lifted', { name: nameOf(liftedBy ?? ''), when: when(liftedAt) })}</p>
      )}
    </div>
  );
}
