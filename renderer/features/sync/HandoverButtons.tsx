import { FileDown, FileUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readHandover } from '../../data/backup/handover.ts';
import { useDesk, useMay, useSyncStatus } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { RefusedError, UnreachableError } from '../../sync/transport.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { FileButton } from '../../ui/actions/FileButton.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';

/**
 * Work that cannot be sent from here, carried in a file that only the server can open; and, for whoever manages desks,
 * bringing such a file of another desk.
 */
export function HandoverButtons({ hasUnsent }: { readonly hasUnsent: boolean }) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const toasts = useToasts();
  const may = useMay();
  const { handover, handOver, platform, audit, sync } = useDesk();
  const { connection } = useSyncStatus();
  const [busy, setBusy] = useState(false);

  const save = async (): Promise<void> => {
    const made = await handover.make();
    if (!made.ok) return toasts.show({ text: t(`handover.${made.error}`), tone: 'info' });
    const { name, bytes, count } = made.value;
    const outcome = await platform.papers.save(name, bytes);
    if (outcome.kind === 'failed')
      return toasts.show({ text: t('papers:saveFailed', { reason: outcome.reason }), tone: 'bad' });
    if (outcome.kind === 'cancelled') return;
    await audit.note('exported', { unsent: count });
    toasts.show({ text: t('handover.saved', { count, n: format.count(count) }) });
  };
  const bring = async (bytes: Uint8Array): Promise<void> => {
    const file = readHandover(bytes);
    if (!file) return toasts.show({ text: t('handover.notOurs'), tone: 'bad' });
    const { taken, known, toDecide } = await handOver(file);
    sync.nudge();
    toasts.show({
      text: t('handover.brought', {
        desk: file.deskCode,
        taken: format.count(taken),
        known: format.count(known),
        toDecide: format.count(toDecide),
      }),
    });
  };
  const tell = (work: () => Promise<void>) => async (): Promise<void> => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      const reason = reasonOf(error);
      toasts.show({ text: reason ? t(`handover.${reason}`) : faultText(t, error), tone: 'bad' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {hasUnsent && (
        <Button icon={FileDown} isDisabled={busy} onPress={() => void tell(save)()}>
          {t('handover.save')}
        </Button>
      )}
      {may('desk.manage') && connection === 'online' && (
        <FileButton
          icon={FileUp}
          accept={['.istiqbal']}
          isDisabled={busy}
          onFile={(bytes) => void tell(() => bring(bytes))()}
        >
          {t('handover.bring')}
        </FileButton>
      )}
    </>
  );
}

/** Why the server did not take a file; null where that is not the server's doing. */
function reasonOf(error: unknown): 'unreachable' | 'refused' | 'notOurs' | null {
  if (error instanceof UnreachableError) return 'unreachable';
  if (!(error instanceof RefusedError)) return null;
  return error.problem.code === 'desk-unknown' || error.problem.code === 'malformed-request' ? 'notOurs' : 'refused';
}
