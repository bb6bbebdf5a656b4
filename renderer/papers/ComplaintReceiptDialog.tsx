import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TakenComplaint } from '../data/records/complaints-repository.ts';
import { useDesk, useSettings } from '../desk/session/desk-context.ts';
import { receiptData } from './complaint-papers.ts';
import { PaperDialog } from './PaperDialog.tsx';

interface ComplaintReceiptDialogProps {
  readonly taken: TakenComplaint;
  readonly onClose: () => void;
}

/** The receipt: the same for anything the desk takes, so that it says nothing about what it was. */
export function ComplaintReceiptDialog({ taken, onClose }: ComplaintReceiptDialogProps) {
  const { t } = useTranslation('papers');
  const { enrolment } = useDesk();
  const profile = useSettings('profile');
  const wording = useSettings('complaintWording');
  const data = useMemo(
    () => (profile && wording ? receiptData(taken, enrolment.deskName, { profile, wording }) : null),
    [taken, enrolment.deskName, profile, wording],
  );
  return (
    <PaperDialog
      title={t('receipt')}
      kind="request-receipt"
      data={data}
      fileName={t('receiptFile', { number: taken.referenceNumber })}
      paper="A5"
      onPrinted={async () => undefined}
      onClose={onClose}
    />
  );
}
