import { Check, PencilLine, Send, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UNHEARD_OF } from '../../data/store/outbox.ts';
import type { RefusedChange } from '../../data/store/standings.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { useWhen } from '../../desk/clock/use-when.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { ListRow } from '../../ui/display/List.tsx';
import { QuestionDialog } from '../../ui/feedback/QuestionDialog.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { mendDraft } from './MendPanel.tsx';

interface RefusedRowProps {
  readonly change: RefusedChange;
  readonly title: string;
  /** It is being mended. */
  readonly isCurrent: boolean;
  readonly onMend: () => void;
}

/**
 * A change that the server refused, or does not have any more, and why; it stays until somebody has taken note of it. A new record, which lies here
 * alone, is mended, sent again by whoever may, or thrown away.
 */
export function RefusedRow({ change: { mid, at, reason, record }, title, isCurrent, onMend }: RefusedRowProps) {
  const { t } = useTranslation('sync');
  const { standings, drafts, actor } = useDesk();
  const toasts = useToasts();
  const when = useWhen();
  const [isAsking, setAsking] = useState(false);
  const isUnheardOf = reason === UNHEARD_OF;

  const tell = async (work: Promise<boolean>, done: string): Promise<void> => {
    try {
      if (await work) toasts.show({ text: done });
    } catch (error) {
      toasts.show({ text: faultText(t, error), tone: 'bad' });
    }
  };
  const sendAgain = async (): Promise<boolean> => (await standings.sendAgain([mid])) > 0;
  const discard = (): void => {
    setAsking(false);
    const mending = record?.mending;
    if (mending) void drafts.drop(`${mendDraft(mending.table, mending.id)}/${actor.userId}`);
    void tell(standings.discard(mid), t('refused.discarded'));
  };
  return (
    <>
      <ListRow
        isWhole
        isCurrent={isCurrent}
        title={title}
        note={`${t(`refused.${reason}`)} · ${when(at)}`}
        trail={
          <>
            {record?.mending && (
              <Button size="sm" icon={PencilLine} onPress={onMend}>
                {t('refused.mend')}
              </Button>
            )}
            {record?.maySendAgain && (
              <Button size="sm" icon={Send} onPress={() => void tell(sendAgain(), t('refused.sent'))}>
                {t('refused.sendAgain')}
              </Button>
            )}
            {record?.mayDiscard && (
              <Button size="sm" icon={Trash2} onPress={() => setAsking(true)}>
                {t('refused.discard')}
              </Button>
            )}
            {record === null && (
              <Button size="sm" icon={Check} onPress={() => void standings.takeNote(mid)}>
                {t('refused.noted')}
              </Button>
            )}
          </>
        }
      />
      <QuestionDialog
        isOpen={isAsking}
        question={t(isUnheardOf ? 'refused.discardUnheardOfQuestion' : 'refused.discardQuestion')}
        safeAnswer={{ label: t('refused.keep'), onPress: () => setAsking(false) }}
        otherAnswer={{ label: t('refused.discard'), icon: Trash2, onPress: discard }}
      >
        {t(isUnheardOf ? 'refused.discardUnheardOfMeans' : 'refused.discardMeans')}
      </QuestionDialog>
    </>
  );
}
