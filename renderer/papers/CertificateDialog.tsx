import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Certificate } from '../data/records/certificates-repository.ts';
import { useDesk } from '../desk/session/desk-context.ts';
import { keptCertificate } from './as-issued.ts';
import { certificateData } from './paper-data.ts';
import { PaperDialog } from './PaperDialog.tsx';
import { useAsIssued } from './use-as-issued.ts';

interface CertificateDialogProps {
  readonly certificate: Certificate;
  readonly onClose: () => void;
}

/** An issued certificate, ready for the printer. */
export function CertificateDialog({ certificate, onClose }: CertificateDialogProps) {
  const { t } = useTranslation('papers');
  const { certificates } = useDesk();
  const found = useAsIssued(useMemo(() => keptCertificate(certificate), [certificate]));
  const data = useMemo(() => (found ? certificateData(certificate, found) : null), [certificate, found]);
  const order = { section: certificate.section, subject: 'certificates' as const, recordIds: [certificate.id] };
  return (
    <PaperDialog
      title={t('certificate')}
      kind="certificate"
      data={data}
      fileName={t('certificateFile', { number: certificate.certificateNumber })}
      paper="A4"
      order={order}
      doubts={found?.doubts ?? []}
      onPrinted={(sha256) => certificates.countPrints([certificate], [sha256])}
      onClose={onClose}
    />
  );
}
