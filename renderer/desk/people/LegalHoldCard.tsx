import { Lock, LockOpen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { LONGEST_HOLD_REASON, stands } from '#shared/privacy/legal-hold.ts';
import type { HeldSubject, LegalHold } from '../../data/records/legal-holds-repository.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { QuestionDialog } from '../../ui/feedback/QuestionDialog.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { TextArea } from '../../ui/fields/TextArea.tsx';
import { KeyScope } from '../../ui/keyboard/KeyScope.tsx';
import { useKeptForm } from '../drafts/use-kept-form.ts';
import { faultText } from '../fault-text.ts';
import { useDesk, useMay } from '../session/desk-context.ts';
import { HoldWords } from './HoldWords.tsx';
import { FormEnds } from './FormEnds.tsx';
import styles from './LegalHold.module.css';
import { useGenders } from './use-genders.ts';
import { useTextVerdict } from '../requests/typed-verdicts.ts';

const HoldForm = z.object({ holdId: z.string(), reason: z.string() });

interface LegalHoldCardProps {
  readonly subject: HeldSubject;
  readonly holds: readonly LegalHold[];
}

/**
 * By which orders a person or a request is kept whatever happens. Set and lifted by whoever may forget people; to all
 * others it is shown only where there is one, and only if they may know of it.
 */
export function LegalHoldCard({ subject, holds }: LegalHoldCardProps) {
  const { t } = useTranslation('people');
  const { legalHolds } = useDesk();
  const genderOf = useGenders();
  const may = useMay();
  const toasts = useToasts();
  const kept = useKeptForm(`hold/${subject.requestId ?? subject.personId ?? ''}`, HoldForm);
  const textVerdict = useTextVerdict();
  const [lifted, setLifted] = useState<LegalHold | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const maySet = may('person.erase', { section: subject.section });
  if (!maySet && holds.length === 0) return null;

  const { form } = kept;
  const isEmpty = (form?.reason ?? '').trim() === '';
  const verdict = textVerdict(form?.reason ?? '', LONGEST_HOLD_REASON);
  const isLong = verdict.error !== undefined;
  const set = async (): Promise<void> => {
    if (!form || isEmpty || isLong) return;
    try {
      await legalHolds.set(form.holdId, subject, form.reason);
      kept.close();
      toasts.show({ text: t('hold.setNow'), tone: 'ok' });
    } catch (error) {
      setFault(faultText(t, error));
    }
  };
  const lift = async (hold: LegalHold): Promise<void> => {
    setLifted(null);
    try {
      await legalHolds.lift(hold);
      toasts.show({ text: t('hold.liftedNow'), tone: 'ok' });
    } catch (error) {
      toasts.show({ text: faultText(t, error), tone: 'bad' });
    }
  };
  return (
    <Card
      title={t('hold.title')}
      actions={
        maySet &&
        form === null && (
          <Button
            size="sm"
            variant="quiet"
            icon={Lock}
            onPress={() => kept.begin({ holdId: legalHolds.newHoldId(), reason: '' })}
          >
            {t('hold.begin')}
          </Button>
        )
      }
    >
      <div className={styles.holds}>
        {form && (
          <KeyScope shortcuts={{ 'Ctrl+Enter': () => void set(), Escape: kept.close }} className={styles.holds}>
            <TextArea
              label={t('hold.reason')}
              hint={t('hold.reasonHint')}
              value={form.reason}
              onChange={(reason) => kept.change({ reason })}
              {...verdict}
              autoFocus
            />
            {fault !== null && <Notice tone="bad">{fault}</Notice>}
            <div className={styles.actions}>
              <FormEnds
                verb={t('hold.begin')}
                icon={Lock}
                onSave={() => void set()}
                onCancel={kept.close}
                missing={isLong ? t('desk:typed.shorten') : isEmpty ? t('hold.reasonMissing') : null}
              />
            </div>
          </KeyScope>
        )}
        {holds.map((hold) => (
          <div key={hold.id} className={styles.hold}>
            <HoldWords hold={hold} />
            {stands(hold) && maySet && (
              <Button size="sm" icon={LockOpen} onPress={() => setLifted(hold)}>
                {t('hold.lift')}
              </Button>
            )}
          </div>
        ))}
        {holds.length === 0 && form === null && (
          <p className={styles.faint}>{t('hold.none', { context: genderOf(subject.personId) })}</p>
        )}
      </div>
      {lifted && (
        <QuestionDialog
          isOpen
          question={t('hold.liftQuestion')}
          safeAnswer={{ label: t('hold.keep'), onPress: () => setLifted(null) }}
          otherAnswer={{ label: t('hold.lift'), icon: LockOpen, onPress: () => void lift(lifted) }}
        >
          {t('hold.liftMeans')}
        </QuestionDialog>
      )}
    </Card>
  );
}
