import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { LetterData } from '#shared/documents/letter.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { useDesk, useSettings } from '../desk/session/desk-context.ts';
import { letterheadOf } from './paper-data.ts';
import { PaperDialog } from './PaperDialog.tsx';

interface RecoveryPaperDialogProps {
  readonly number: 1 | 2;
  /** The half as it is typed again one day. */
  readonly half: string;
  readonly onPrinted: () => Promise<void>;
  readonly onClose: () => void;
}

/** Groups of the half on one line. */
const GROUPS_IN_LINE = 5;

/** One of the two papers of the recovery key: each for another person, in a sealed envelope. */
export function RecoveryPaperDialog({ number, half, onPrinted, onClose }: RecoveryPaperDialogProps) {
  const { t } = useTranslation('papers');
  const { now } = useDesk();
  const profile = useSettings('profile');
  const data = useMemo((): z.input<typeof LetterData> | null => {
    if (!profile) return null;
    const groups = half.split('-');
    const lines = Array.from({ length: Math.ceil(groups.length / GROUPS_IN_LINE) }, (_, line) =>
      groups.slice(line * GROUPS_IN_LINE, (line + 1) * GROUPS_IN_LINE).join('-'),
    );
    // The paper is Arabic, whatever language the desk is read in.
    const say = (key: string) => t(`recovery.${key}`, { lng: 'ar' });
    return {
      letterhead: letterheadOf(profile),
      digits: profile.paperDigits,
      refNo: `${number}/2`,
      date: riyadhDate(now()),
      to: say(`to${number}`),
      greeting: say('greeting'),
      subject: say(`subject${number}`),
      body: [say('body'), ...lines, say('keep')].join('\n'),
      closing: say('closing'),
      signatory: { role: say('signatory') },
    };
  }, [profile, number, half, now, t]);
  return (
    <PaperDialog
      title={t(`recovery.subject${number}`)}
      kind="letter"
      data={data}
      fileName={t('recovery.file', { number })}
      paper="A4"
      onPrinted={onPrinted}
      onClose={onClose}
    />
  );
}
