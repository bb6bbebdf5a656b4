import { Check, EyeOff, LockKeyhole, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TakenComplaint } from '../../data/records/complaints-repository.ts';
import { useSettings } from '../../desk/session/desk-context.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { ComplaintReceiptDialog } from '../../papers/ComplaintReceiptDialog.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { Icon, type IconShape } from '../../ui/display/Icon.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import styles from './Complaints.module.css';

interface SealedCardProps {
  readonly taken: TakenComplaint;
  readonly onDone: () => void;
}

/** It is sealed: the number to give, what to say, and what has stayed here. No text, no name, no kind. */
export function SealedCard({ taken, onDone }: SealedCardProps) {
  const { t } = useTranslation('complaints');
  const format = useFormat();
  const wording = useSettings('complaintWording');
  const [isPrinting, setPrinting] = useState(false);
  const days = wording?.replyDays ?? 0;
  return (
    <div className={styles.stage}>
      <section className={styles.seal} aria-label={t('sealed.title')}>
        <div className={styles.sealTop} role="status">
          <span className={styles.disc}>
            <Icon of={LockKeyhole} size="l" />
          </span>
          <h2>{t('sealed.title')}</h2>
          <p>{t('sealed.who')}</p>
        </div>
        <div className={styles.sealNumbers}>
          <SealNumber label={t('sealed.number')} value={taken.referenceNumber} />
          {taken.followUpCode !== null && <SealNumber label={t('sealed.code')} value={taken.followUpCode} />}
        </div>
        <div className={styles.know}>
          <div>
            <h3>{t('sealed.say')}</h3>
            <ul>
              {taken.followUpCode === null ? (
                <>
                  <Point icon={Check}>{t('sealed.reply', { count: days, n: format.count(days) })}</Point>
                  <Point icon={Check}>{t('sealed.way')}</Point>
                  <Point icon={Check}>{t('sealed.end')}</Point>
                </>
              ) : (
                <>
                  <Point icon={Check}>{t('sealed.codeOnce')}</Point>
                  <Point icon={Check}>{t('sealed.endAsked')}</Point>
                </>
              )}
            </ul>
          </div>
          <div>
            <h3>{t('sealed.left')}</h3>
            <ul>
              <Point icon={Check}>{t('sealed.leftNumber')}</Point>
              <Point icon={EyeOff}>{t('sealed.leftNothing')}</Point>
              <Point icon={EyeOff}>{t('sealed.leftClosed')}</Point>
            </ul>
          </div>
        </div>
        <div className={styles.sealActions}>
          <Button
            variant="primary"
            size="lg"
            icon={Printer}
            shortcut="Ctrl+KeyP"
            onPress={() => setPrinting(true)}
            autoFocus
          >
            {t('sealed.print')}
          </Button>
          <Button size="lg" shortcut="Escape" onPress={onDone}>
            {t('sealed.done')}
          </Button>
        </div>
      </section>
      {isPrinting && <ComplaintReceiptDialog taken={taken} onClose={() => setPrinting(false)} />}
    </div>
  );
}

function SealNumber({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div className={styles.sealNumber}>
      <span>{label}</span>
      <span className={styles.sealValue}>
        <Identifier isStrong>{value}</Identifier>
      </span>
    </div>
  );
}

function Point({ icon, children }: { readonly icon: IconShape; readonly children: string }) {
  return (
    <li data-shown={icon === Check}>
      <Icon of={icon} size="s" />
      {children}
    </li>
  );
}
