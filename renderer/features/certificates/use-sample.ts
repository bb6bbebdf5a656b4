import { useEffect, useState } from 'react';
import { describeProblem } from '#shared/documents/document-problem.ts';
import type { IssueTerms } from '../../data/records/certificates-repository.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { draftCertificate } from '../../papers/draft-certificate.ts';
import { certificateData } from '../../papers/paper-data.ts';
import type { CertificateLine } from '../../desk/certificates/use-certificate-lines.ts';

/** One certificate to look at before many are made. */
export type Sample =
  /** Nobody is ready, and nobody was pointed at. */
  | { readonly kind: 'nobody' }
  | { readonly kind: 'making' }
  | { readonly kind: 'made'; readonly bytes: Uint8Array }
  /** What the paper has against it, one sentence a field; none where the fault lies elsewhere. */
  | { readonly kind: 'refused'; readonly problems: readonly string[] };

/** The certificate of one volunteer as a draft, or as issued. */
export function useSample(line: CertificateLine | null, terms: IssueTerms | null): Sample {
  const { printing, now } = useDesk();
  const { language } = useFormat();
  const [sample, setSample] = useState<Sample>({ kind: 'making' });
  useEffect(() => {
    if (!line || !terms) return undefined;
    let isCurrent = true;
    const certificate = line.certificate ?? draftCertificate(line, terms, now());
    const data = { ...certificateData(certificate, terms), marks: { draft: line.certificate === null } };
    printing.render('certificate', data, { archival: false }).then(
      (outcome) => {
        if (!isCurrent) return;
        setSample(
          outcome.ok
            ? { kind: 'made', bytes: outcome.value.bytes }
            : { kind: 'refused', problems: outcome.error.map((problem) => describeProblem(problem)[language]) },
        );
      },
      () => isCurrent && setSample({ kind: 'refused', problems: [] }),
    );
    return () => {
      isCurrent = false;
    };
  }, [line, terms, printing, now, language]);
  return line ? sample : { kind: 'nobody' };
}
