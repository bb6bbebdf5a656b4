import { describeProblem, type DocumentProblem } from '#shared/documents/document-problem.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Issued, IssueTerms, Recipient } from '../data/records/certificates-repository.ts';
import type { Desk } from '../desk/session/open-desk.ts';
import { draftCertificate } from './draft-certificate.ts';
import { certificateBatch, type DrawnCertificate } from './paper-data.ts';

type Ports = Pick<Desk, 'now'> & {
  readonly certificates: Pick<Desk['certificates'], 'issue'>;
  readonly printing: Pick<Desk['printing'], 'render'>;
};

/** What the paper refuses, and the drafts that the field names count. */
export interface RefusedBatch {
  readonly problems: readonly DocumentProblem[];
  readonly drafts: readonly DrawnCertificate[];
}

/** Lays every certificate out once, as it would be issued now: one that does not fit is refused before it has a number. */
export async function tryCertificates(
  { printing, now }: Pick<Ports, 'printing' | 'now'>,
  recipients: readonly Recipient[],
  terms: IssueTerms,
  signal?: AbortSignal,
): Promise<Result<null, RefusedBatch>> {
  const drafts = recipients.map((recipient) => draftCertificate(recipient, terms, now()));
  const data = certificateBatch(drafts, terms);
  const trial = await printing.render('certificates', data, { archival: false, ...(signal ? { signal } : {}) });
  return trial.ok ? ok(null) : err({ problems: trial.error, drafts });
}

/** Issues certificates only if the paper takes all: one name that does not fit stops the batch. */
export async function issueCertificates(
  ports: Ports,
  recipients: readonly Recipient[],
  terms: IssueTerms,
  signal?: AbortSignal,
): Promise<Result<Issued, RefusedBatch>> {
  const trial = await tryCertificates(ports, recipients, terms, signal);
  return trial.ok ? ok(await ports.certificates.issue(recipients, terms)) : trial;
}

/** The problems of a batch in a language, each with the name it is about. */
export function sayRefused({ problems, drafts }: RefusedBatch, language: 'ar' | 'en'): string[] {
  return problems.map((problem) => {
    const [prefix = '', index = ''] = /^certificates\[(\d+)\]\./.exec(problem.field) ?? [];
    const said = describeProblem({ ...problem, field: problem.field.slice(prefix.length) })[language];
    const name = drafts[Number(index)]?.snapshot.name;
    return prefix === '' || name === undefined ? said : `${name}: ${said}`;
  });
}
