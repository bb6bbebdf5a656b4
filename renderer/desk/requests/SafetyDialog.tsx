import { useTranslation } from 'react-i18next';
import { labelIn } from '#shared/association/bilingual.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Identifier } from '../../ui/display/Identifier.tsx';
import { List, ListRow } from '../../ui/display/List.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { ModalPanel } from '../../ui/feedback/ModalPanel.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { useSettings } from '../session/desk-context.ts';
import styles from './SafetyDialog.module.css';

/** What to say and whom to call where there is violence or a child at risk; one key away on every screen. */
export function SafetyDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const script = useSettings('safetyScript');
  return (
    <ModalPanel isOpen onClose={onClose} title={t('safety.title')}>
      {!script && <EmptyState title={t('safety.none')} />}
      {script && (
        <>
          <ol className={styles.steps}>
            {script.steps.map((step) => (
              <li key={step.ar}>{labelIn(step, format.language)}</li>
            ))}
          </ol>
          <div className={styles.numbers}>
            <List aria-label={t('safety.lines')}>
              {script.lines.map(({ label, number, note }) => (
                <ListRow
                  key={number}
                  title={labelIn(label, format.language)}
                  note={labelIn(note, format.language)}
                  trail={<Identifier isStrong>{number}</Identifier>}
                />
              ))}
            </List>
          </div>
          {script.numbersVerifiedOn === null ? (
            <Notice tone="warn">{t('safety.unverified')}</Notice>
          ) : (
            <p className={styles.verified}>{t('safety.verified', { day: format.hijri(script.numbersVerifiedOn) })}</p>
          )}
        </>
      )}
    </ModalPanel>
  );
}
