import { useEffect, useState } from 'react';
import type { IssueTerms } from '../../data/certificates-repository.ts';
import { useDesk } from '../../desk/desk-context.ts';
import { certificateData, type PaperSettings } from '../../papers/paper-data.ts';
import { draftCertificate } from './draft-certificate.ts';
import type { CertificateLine } from './use-certificate-lines.ts';

/** The certificate of one volunteer as a draft, or as issued; null while it is made and where it cannot be. */
export function useSample(
  line: CertificateLine | null,
  terms: IssueTerms | null,
  settings: Pick<PaperSettings, 'profile'> | null,
): Uint8Array | null {
  const { printing, now } = useDesk();
  const [sample, setSample] = useState<Uint8Array | null>(null);
  useEffect(() => {
    if (!line || !terms || !settings) return undefined;
    let isCurrent = true;
    const certificate = line.certificate ?? draftCertificate(line, terms, now());
    const data = { ...certificateData(certificate, settings), marks: { draft: line.certificate === null } };
    printing.render('certificate', data, { archival: false }).then(
      (outcome) => isCurrent && setSample(outcome.ok ? outcome.value.bytes : null),
      // A sample that cannot be made is no fault of its own: the batch says why.
      () => isCurrent && setSample(null),
    );
    return () => {
      isCurrent = false;
    };
  }, [line, terms, settings, printing, now]);
  return sample;
}
