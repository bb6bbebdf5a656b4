import { Eraser } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LegalHold } from '../../data/records/legal-holds-repository.ts';
import type { Person } from '../../data/records/people-repository.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { QuestionDialog } from '../../ui/feedback/QuestionDialog.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';

interface ErasePersonProps {
  readonly person: Person;
  /** By which order nobody may forget the person. */
  readonly hold: LegalHold | undefined;
}

/** Somebody asked to be forgotten: asked once more, because it cannot be taken back; not offered while an order stands. */
export function ErasePerson({ person, hold }: ErasePersonProps) {
  const { t } = useTranslation('people');
  const toasts = useToasts();
  const { erasures } = useDesk();
  const spokenOf = { context: person.gender };
  const [isAsking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);

  const erase = async () => {
    setBusy(true);
    try {
      const erased = await erasures.erase(person);
      toasts.show(erased.ok ? { text: t('erase.done', spokenOf) } : { text: t('hold.inTheWay'), tone: 'bad' });
    } catch (error) {
      toasts.show({ text: faultText(t, error), tone: 'bad' });
    } finally {
      setBusy(false);
      setAsking(false);
    }
  };
  return (
    <>
      <Button
        variant="danger"
        icon={Eraser}
        onPress={() => setAsking(true)}
        isDisabled={hold !== undefined}
        {...(hold ? { disabledReason: t('hold.inTheWayBecause', { reason: hold.reason }) } : {})}
      >
        {t('erase.button', spokenOf)}
      </Button>
      <QuestionDialog
        isOpen={isAsking}
        question={t('erase.question', spokenOf)}
        safeAnswer={{ label: t('erase.keep'), onPress: () => setAsking(false) }}
        otherAnswer={{
          label: t('erase.erase'),
          icon: Eraser,
          onPress: () => void erase(),
          isBusy: busy,
          busyLabel: t('erase.busy'),
        }}
      >
        {t('erase.what')}
      </QuestionDialog>
    </>
  );
}
