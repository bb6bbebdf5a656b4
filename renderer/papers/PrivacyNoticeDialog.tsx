import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { AnswerSheetData } from '#shared/documents/answer-sheet.ts';
import type { NoticeData } from '#shared/documents/notice.ts';
import { useSettings } from '../desk/session/desk-context.ts';
import { useToday } from '../desk/clock/use-today.ts';
import { Segmented } from '../ui/fields/Segmented.tsx';
import { letterheadOf } from './paper-data.ts';
import { PaperDialog } from './PaperDialog.tsx';

/** The privacy notice on paper: A4 for the wall, A5 for whoever wants to take it home. */
export function PrivacyNoticeDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('papers');
  const profile = useSettings('profile');
  const privacy = useSettings('privacy');
  const today = useToday();
  const [size, setSize] = useState<'A4' | 'A5'>('A4');
  const data = useMemo((): z.input<typeof NoticeData> | z.input<typeof AnswerSheetData> | null => {
    if (!profile || !privacy) return null;
    const { title, body } = privacy.notice;
    const paper = { letterhead: letterheadOf(profile), digits: profile.paperDigits, date: today };
    if (size === 'A4') return { ...paper, title, body, version: privacy.version };
    // The paper is Arabic, whatever language the desk is read in.
    return { ...paper, question: title, answer: body, note: t('answerSheet.note', { lng: 'ar' }) };
  }, [profile, privacy, today, size, t]);
  return (
    <PaperDialog
      title={privacy?.notice.title ?? t('privacyNotice.title')}
      kind={size === 'A4' ? 'notice' : 'answer-sheet'}
      data={data}
      fileName={t('privacyNotice.file')}
      paper={size}
      choices={
        <Segmented
          label={t('privacyNotice.size')}
          options={[
            { value: 'A4', label: t('privacyNotice.wall') },
            { value: 'A5', label: t('privacyNotice.home') },
          ]}
          value={size}
          onChange={setSize}
        />
      }
      onPrinted={async () => undefined}
      onClose={onClose}
    />
  );
}
