import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useSettings } from '../desk/session/desk-context.ts';
import { closingNoticeData } from './complaint-papers.ts';
import { PaperDialog } from './PaperDialog.tsx';

interface ClosingNoticeDialogProps {
  readonly referenceNumber: string;
  readonly onPrinted: () => Promise<void>;
  readonly onClose: () => void;
}

/** The notice that ends a complaint: a number, a day and the association's fixed words; there is no place for more. */
export function ClosingNoticeDialog({ referenceNumber, onPrinted, onClose }: ClosingNoticeDialogProps) {
  const { t } = useTranslation('papers');
  const { now } = useDesk();
  const profile = useSettings('profile');
  const wording = useSettings('complaintWording');
  const data = useMemo(
    () => (profile && wording ? closingNoticeData(referenceNumber, now(), { profile, wording }) : null),
    [referenceNumber, now, profile, wording],
  );
  return (
    <PaperDialog
      title={t('closingNotice')}
      kind="closing-notice"
      data={data}
      fileName={t('closingNoticeFile', { number: referenceNumber })}
      paper="A4"
      onPrinted={onPrinted}
      onClose={onClose}
    />
  );
}
