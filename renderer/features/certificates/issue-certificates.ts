import type { DocumentProblem } from '#shared/documents/document-problem.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Certificate, Issued, IssueTerms, Recipient } from '../../data/certificates-repository.ts';
import type { Desk } from '../../desk/open-desk.ts';
import { certificateBatch, type PaperSettings } from '../../papers/paper-data.ts';
import { draftCertificate } from './draft-certificate.ts';

type Ports = Pick<Desk, 'now'> & {
  readonly certificates: Pick<Desk['certificates'], 'issue'>;
  readonly printing: Pick<Desk['printing'], 'render'>;
};

/** What the paper refuses, and the drafts that the field names count. */
export interface RefusedBatch {
  readonly problems: readonly DocumentProblem[];
  readonly drafts: readonly Certificate[];
}

/** Lays every certificate out once, and issues them only if the paper takes all: one name that does not fit stops the batch. */
export async function issueCertificates(
  { certificates, printing, now }: Ports,
  recipients: readonly Recipient[],
  terms: IssueTerms,
  settings: Pick<PaperSettings, 'profile'>,
  signal?: AbortSignal,
): Promise<Result<Issued, RefusedBatch>> {
  const drafts = recipients.map((recipient) => draftCertificate(recipient, terms, now()));
  const data = certificateBatch(drafts, settings);
  const trial = await printing.render('certificates', data, { archival: false, ...(signal ? { signal } : {}) });
  return trial.ok ? ok(await certificates.issue(recipients, terms)) : err({ problems: trial.error, drafts });
}
