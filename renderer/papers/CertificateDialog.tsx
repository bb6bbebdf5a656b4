import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Certificate } from '../data/certificates-repository.ts';
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
  const { certificates } = useDesk();
  const profile = useSettings('profile');
  const data = useMemo(() => (profile ? certificateData(certificate, { profile }) : null), [certificate, profile]);
  const order = { section: certificate.section, subject: 'certificates' as const, recordIds: [certificate.id] };
  return (
    <PaperDialog
      title={t('certificate')}
      kind="certificate"
      data={data}
      fileName={t('certificateFile', { number: certificate.certificateNumber })}
      paper="A4"
      order={order}
      onPrinted={(sha256) => certificates.countPrints([certificate], [sha256])}
      onClose={onClose}
    />
  );
}
