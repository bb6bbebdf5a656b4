import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Certificate } from '../data/volunteers-repository.ts';
import { useDesk, useSettings } from '../desk/desk-context.ts';
import { certificateData } from './paper-data.ts';
import { PaperDialog } from './PaperDialog.tsx';

interface CertificateDialogProps {
  readonly certificate: Certificate;
  readonly onClose: () => void;
}

/** An issued certificate, ready for the printer. */
export function CertificateDialog({ certificate, onClose }: CertificateDialogProps) {
  const { t } = useTranslation('papers');
  const { volunteers } = useDesk();
  const profile = useSettings('profile');
  const templates = useSettings('templates');
  const data = useMemo(
    () => (profile && templates ? certificateData(certificate, { profile, templates }) : null),
    [certificate, profile, templates],
  );
  return (
    <PaperDialog
      title={t('certificate')}
      kind="certificate"
      data={data}
      fileName={t('certificateFile', { number: certificate.certificateNumber })}
      paper="A4"
      onPrinted={() => volunteers.countPrint(certificate)}
      onClose={onClose}
    />
  );
}
