import { Check, DatabaseBackup } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useWhen } from '../../desk/clock/use-when.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { useAnswer } from './use-answer.ts';
import { useDoing } from './use-doing.ts';

/**
 * Says that the server was restored, and from a backup of which moment: it cannot know what was decided about people and desks
 * after that. It stays, on the pages of both and for every administrator, until one says that it was gone through.
 */
export function RestorationNotice() {
  const { t } = useTranslation('administration');
  const when = useWhen();
  const { administration } = useDesk();
  const { value: restoration, ask } = useAnswer(administration.restoration);
  const doing = useDoing();
  if (!restoration) return null;
  const { restoredAt, backedUpAt } = restoration;
  const review = async (): Promise<void> => {
    if (await doing.run(() => administration.reviewRestoration(restoration))) ask();
  };
  return (
    <>
      <Notice
        tone="warn"
        icon={DatabaseBackup}
        action={
          <Button
            size="sm"
            icon={Check}
            onPress={() => void review()}
            isDisabled={doing.obstacle !== null}
            disabledReason={doing.obstacle ?? undefined}
            isBusy={doing.isBusy}
            busyLabel={t('busy')}
          >
            {t('restoration.reviewed')}
          </Button>
        }
      >
        {t('restoration.meaning', { restored: when(restoredAt), backedUp: when(backedUpAt) })}
      </Notice>
      {doing.fault !== null && <Notice tone="bad">{doing.fault}</Notice>}
    </>
  );
}
