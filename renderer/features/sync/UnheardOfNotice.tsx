import { Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { UNHEARD_OF } from '../../data/store/outbox.ts';
import type { RefusedChange } from '../../data/store/standings.ts';
import { faultText } from '../../desk/fault-text.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';

/**
 * Says that the server lacks records which are kept here, since it was restored from an older backup, and sends in one save
 * all that the person signed in may make; nothing where there are none.
 */
export function UnheardOfNotice({ refused }: { readonly refused: readonly RefusedChange[] }) {
  const { t } = useTranslation('sync');
  const { standings } = useDesk();
  const format = useFormat();
  const toasts = useToasts();
  const unheardOf = refused.filter(({ reason }) => reason === UNHEARD_OF);
  const sendable = unheardOf.filter(({ record }) => record?.maySendAgain).map(({ mid }) => mid);
  if (unheardOf.length === 0) return null;

  const sendAll = async (): Promise<void> => {
    try {
      if ((await standings.sendAgain(sendable)) > 0) toasts.show({ text: t('refused.allSent') });
    } catch (error) {
      toasts.show({ text: faultText(t, error), tone: 'bad' });
    }
  };
  return (
    <Notice
      tone="warn"
      action={
        sendable.length > 0 && (
          <Button size="sm" icon={Send} onPress={() => void sendAll()}>
            {t('refused.sendAll')}
          </Button>
        )
      }
    >
      {t('refused.someUnheardOf', { count: unheardOf.length, n: format.count(unheardOf.length) })}
    </Notice>
  );
}
