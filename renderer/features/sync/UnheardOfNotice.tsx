import { Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { UNCONFIRMED_AUTHOR } from '#shared/sync/refusal-reason.ts';
import { UNHEARD_OF } from '../../data/store/outbox.ts';
import type { RefusedChange } from '../../data/store/standings.ts';
import { faultText } from '../../desk/fault-text.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';

interface LackingProps {
  readonly refused: readonly RefusedChange[];
}

/** What a restored server lacks, and why: it never had it, or it cannot tell whose it is. */
const WORDS = { [UNHEARD_OF]: 'refused.someUnheardOf', [UNCONFIRMED_AUTHOR]: 'refused.someUnconfirmed' } as const;

/** Says that the server lacks records which are kept here, since it was restored from an older backup; nothing where there are none. */
export function UnheardOfNotice({ refused }: LackingProps) {
  return (
    <>
      <LackingNotice refused={refused} reason={UNHEARD_OF} />
      <LackingNotice refused={refused} reason={UNCONFIRMED_AUTHOR} />
    </>
  );
}

/** Those that it lacks for one reason; all that the person signed in may make are sent in one save. */
function LackingNotice({ refused, reason }: LackingProps & { readonly reason: keyof typeof WORDS }) {
  const { t } = useTranslation('sync');
  const { standings } = useDesk();
  const format = useFormat();
  const toasts = useToasts();
  const lacking = refused.filter((change) => change.reason === reason && change.record !== null);
  const sendable = lacking.filter(({ record }) => record?.maySendAgain).map(({ mid }) => mid);
  if (lacking.length === 0) return null;

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
      {t(WORDS[reason], { count: lacking.length, n: format.count(lacking.length) })}
    </Notice>
  );
}
