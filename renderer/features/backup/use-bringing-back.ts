import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskBackup } from '#shared/contract/desk-backup.ts';
import type { BroughtBack } from '../../data/backup/bring-back.ts';
import { readDeskBackup } from '../../data/backup/desk-backup.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { refusalText } from '../../desk/refusal-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { RefusedError, UnreachableError } from '../../sync/transport.ts';

/** How far it has come, in changes. */
interface BringingProgress {
  readonly done: number;
  readonly total: number;
}

/** A backup that is chosen, then brought back; whatever stands in the way is said, and nothing is changed by it. */
export function useBringingBack() {
  const { t } = useTranslation('backup');
  const format = useFormat();
  const { enrolment, bringBack } = useDesk();
  const [backup, setBackup] = useState<DeskBackup | null>(null);
  const [progress, setProgress] = useState<BringingProgress | null>(null);
  const [outcome, setOutcome] = useState<{ readonly tone: 'ok' | 'bad'; readonly text: string } | null>(null);

  const say = ({ taken, known, toDecide }: BroughtBack): string =>
    t('back.done', { taken: format.count(taken), known: format.count(known), toDecide: format.count(toDecide) });
  const reasonOf = (error: unknown): string => {
    if (error instanceof UnreachableError) return t('back.unreachable');
    if (!(error instanceof RefusedError)) return faultText(t, error);
    return refusalText(t, 'backup:problem', error.problem.code);
  };
  return {
    backup,
    progress,
    outcome,
    async choose(bytes: Uint8Array): Promise<void> {
      const read = await readDeskBackup(bytes, enrolment);
      setBackup(read.ok ? read.value : null);
      setOutcome(read.ok ? null : { tone: 'bad', text: t(`back.obstacle.${read.error}`) });
    },
    async begin(): Promise<void> {
      if (!backup || progress) return;
      setOutcome(null);
      setProgress({ done: 0, total: 0 });
      try {
        const brought = await bringBack(backup, (done, total) => setProgress({ done, total }));
        setOutcome({ tone: 'ok', text: say(brought) });
        setBackup(null);
      } catch (error) {
        setOutcome({ tone: 'bad', text: reasonOf(error) });
      } finally {
        setProgress(null);
      }
    },
  };
}
