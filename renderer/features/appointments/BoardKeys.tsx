import { useTranslation } from 'react-i18next';
import { KeyLegend } from '../../ui/keyboard/KeyLegend.tsx';
import styles from './AppointmentsScreen.module.css';

/** The keys that move an appointment. */
export function BoardKeys() {
  const { t } = useTranslation('appointments');
  return (
    <>
      <p className={styles.keys}>
        {t('move.time')}
        <span className={styles.caps}>
          <KeyLegend keys="Alt+ArrowUp" />
          <KeyLegend keys="ArrowDown" />
        </span>
      </p>
      <p className={styles.keys}>
        {t('move.day')}
        <span className={styles.caps}>
          <KeyLegend keys="Alt+ArrowLeft" />
          <KeyLegend keys="ArrowRight" />
        </span>
      </p>
    </>
  );
}
