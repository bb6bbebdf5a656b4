import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { labelIn } from '#shared/association/bilingual.ts';
import type { Link } from '#shared/association/settings.ts';
import type { AnswerSheetData } from '#shared/documents/answer-sheet.ts';
import { useSettings } from '../desk/session/desk-context.ts';
import { useToday } from '../desk/clock/use-today.ts';
import { letterheadOf } from './paper-data.ts';
import { PaperDialog } from './PaperDialog.tsx';

interface LinkSheetDialogProps {
  readonly link: Link;
  /** Others may find the paper: it does not say what the link is for. */
  readonly isDiscreet: boolean;
  readonly onPrinted: () => Promise<void>;
  readonly onClose: () => void;
}

/** A link on A5, as a code and to be read, for a visitor to take home. */
export function LinkSheetDialog({ link, isDiscreet, onPrinted, onClose }: LinkSheetDialogProps) {
  const { t } = useTranslation('papers');
  const profile = useSettings('profile');
  const today = useToday();
  const data = useMemo(
    (): z.input<typeof AnswerSheetData> | null =>
      profile
        ? {
            letterhead: letterheadOf(profile),
            digits: profile.paperDigits,
            // The paper is Arabic, whatever language the desk is read in.
            question: isDiscreet ? t('linkSheet.discreet', { lng: 'ar' }) : labelIn(link.title, 'ar'),
            answer: t('linkSheet.how', { lng: 'ar' }),
            address: link.url,
            date: today,
            note: t('answerSheet.note', { lng: 'ar' }),
          }
        : null,
    [profile, link, isDiscreet, today, t],
  );
  return (
    <PaperDialog
      title={t('linkSheet.title')}
      kind="answer-sheet"
      data={data}
      fileName={t('linkSheet.file')}
      paper="A5"
      onPrinted={onPrinted}
      onClose={onClose}
    />
  );
}
