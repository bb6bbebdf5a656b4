import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { LetterData } from '#shared/documents/letter.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { knownInstant, type BreachDraft } from '#shared/privacy/breach.ts';
import { useDesk, useSettings } from '../desk/session/desk-context.ts';
import { createFormat } from '../i18n/use-format.ts';
import { letterheadOf } from './paper-data.ts';
import { PaperDialog } from './PaperDialog.tsx';

interface BreachReportDialogProps {
  readonly breach: BreachDraft;
  readonly onClose: () => void;
}

/** The letter in which the authority is told of a breach. Arabic, whatever language the desk is read in. */
export function BreachReportDialog({ breach, onClose }: BreachReportDialogProps) {
  const { t } = useTranslation('privacy');
  const { now } = useDesk();
  const profile = useSettings('profile');
  const data = useMemo((): z.input<typeof LetterData> | null => {
    const known = knownInstant(breach);
    if (!profile || known === null) return null;
    const format = createFormat('ar');
    const say = (key: string, options: object = {}) => t(`paper.${key}`, { ...options, lng: 'ar' });
    return {
      letterhead: letterheadOf(profile),
      digits: profile.paperDigits,
      refNo: riyadhDate(known).replaceAll('-', '/'),
      date: riyadhDate(now()),
      to: say('to'),
      greeting: say('greeting'),
      subject: say('subject'),
      body: [
        say('lead'),
        say('known', { when: `${format.hijri(riyadhDate(known))} ${format.time(known)}` }),
        say('happened'),
        breach.happened.trim(),
        say('data'),
        breach.data.trim(),
        say('people', { n: format.count(breach.people ?? 0) }),
        say('measures'),
        breach.measures.trim(),
      ].join('\n'),
      closing: say('closing'),
      signatory: { role: say('signatory') },
    };
  }, [breach, profile, now, t]);
  return (
    <PaperDialog
      title={t('paper.subject')}
      kind="letter"
      data={data}
      fileName={t('paper.file')}
      paper="A4"
      onPrinted={async () => undefined}
      onClose={onClose}
    />
  );
}
