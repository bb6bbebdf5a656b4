import { Eraser } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../data/records/people-repository.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { QuestionDialog } from '../../ui/feedback/QuestionDialog.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';

/** Somebody asked to be forgotten: asked once more, because it cannot be taken back. */
export function ErasePerson({ person }: { readonly person: Person }) {
  const { t } = useTranslation('people');
  const toasts = useToasts();
  const { erasures } = useDesk();
  const [isAsking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);

  const erase = async () => {
    setBusy(true);
    try {
      await erasures.erase(person);
      toasts.show({ text: t('erase.done') });
    } catch (error) {
      toasts.show({ text: faultText(t, error), tone: 'bad' });
    } finally {
      setBusy(false);
      setAsking(false);
    }
  };
  return (
    <>
      <Button variant="danger" icon={Eraser} onPress={() => setAsking(true)}>
        {t('erase.button')}
      </Button>
      <QuestionDialog
        isOpen={isAsking}
        question={t('erase.question')}
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
