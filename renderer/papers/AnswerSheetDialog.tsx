import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { Answer } from '#shared/answers/answers.ts';
import type { AnswerSheetData } from '#shared/documents/answer-sheet.ts';
import { useSettings } from '../desk/session/desk-context.ts';
import { useToday } from '../desk/clock/use-today.ts';
import { letterheadOf } from './paper-data.ts';
import { PaperDialog } from './PaperDialog.tsx';

interface AnswerSheetDialogProps {
  readonly answer: Answer;
  readonly onClose: () => void;
}

/** An approved answer on A5, for a visitor who wants it in writing. */
export function AnswerSheetDialog({ answer, onClose }: AnswerSheetDialogProps) {
  const { t } = useTranslation('papers');
  const profile = useSettings('profile');
  const today = useToday();
  const data = useMemo(
    (): z.input<typeof AnswerSheetData> | null =>
      profile
        ? {
            letterhead: letterheadOf(profile),
            digits: profile.paperDigits,
            question: answer.question,
            answer: answer.answer,
            date: today,
            // The paper is Arabic, whatever language the desk is read in.
            note: t('answerSheet.note', { lng: 'ar' }),
          }
        : null,
    [profile, answer, today, t],
  );
  return (
    <PaperDialog
      title={t('answerSheet.title')}
      kind="answer-sheet"
      data={data}
      fileName={t('answerSheet.file')}
      paper="A5"
      onPrinted={async () => undefined}
      onClose={onClose}
    />
  );
}
