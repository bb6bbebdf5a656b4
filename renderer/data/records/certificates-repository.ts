import type { AssociationProfile, PaperTemplates } from '#shared/association/settings.ts';
import { contentText, type HeadMark } from '#shared/documents/issued-paper.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import type { PlannedOperation } from '#shared/sync/operation.ts';
import { standingId } from '#shared/verification/certificate-standing.ts';
import type { Signer } from '#shared/verification/signing-key.ts';
import { signCertificate } from '#shared/verification/verify-certificate.ts';
import { certificateWording } from '#shared/volunteers/certificate-wording.ts';
import type { Certificate as CertificateFields, CertificateWording } from '#shared/volunteers/volunteering.ts';
import { toEntity, type Entity } from '../store/entity.ts';
import type { NumberSource } from '../store/number-source.ts';
import type { Person } from './people-repository.ts';
import { change, creation } from './plans.ts';
import { queueOrder } from './print-jobs-repository.ts';
import type { RepositoryContext } from './repository-context.ts';
import { headMarkOf, textHash } from '../sealing/text-hash.ts';
import type { Opportunity, Participation } from './volunteers-repository.ts';

export type Certificate = Entity<'certificates'>;

/** Whose certificate is to be issued. */
export interface Recipient {
  readonly participation: Participation;
  readonly person: Person;
}

/** Certificates just issued, and the job that prints them. */
export interface Issued {
  readonly certificates: readonly Certificate[];
  readonly jobId: string | null;
}

/** What certificates are issued for, under which head and in which words. */
export interface IssueTerms {
  readonly opportunity: Opportunity;
  readonly profile: AssociationProfile;
  readonly templates: PaperTemplates;
  readonly kind: CertificateWording['kind'];
}

/** What all certificates of one issue bear. */
interface Seal {
  readonly key: Signer;
  readonly head: HeadMark;
}

/** Certificates: issued, printed, revoked and replaced. A number once given is never given again. */
export function createCertificatesRepository(context: RepositoryContext) {
  const { database, store, signer, now, newId } = context;
  const ofOpportunity = async (opportunityId: string): Promise<Certificate[]> => {
    const rows = await database.certificates.where('opportunityId').equals(opportunityId).toArray();
    return (await store.readAll('certificates', rows)).map((record) => toEntity<'certificates'>(record));
  };
  const newest = async (id: string): Promise<Certificate | null> => {
    const record = await store.read('certificates', id);
    return record ? toEntity<'certificates'>(record) : null;
  };

  const draft = async (
    { participation, person }: Recipient,
    { opportunity, templates, kind }: IssueTerms,
    numbers: NumberSource,
    { key, head }: Seal,
  ): Promise<CertificateFields> => {
    const certificateNumber = numbers.next();
    const issuedOn = riyadhDate(now());
    const { name, gender } = person;
    const { title: opportunityTitle, platformNumber, from, to } = opportunity;
    const { hours } = participation;
    const snapshot = {
      name,
      gender,
      idLastFour: person.idNumber.slice(-4),
      opportunityTitle,
      platformNumber,
      from,
      to,
      hours,
      templateVersion: templates.version,
      wording: certificateWording(templates, kind, gender),
      head,
    };
    return {
      section: opportunity.section,
      certificateNumber,
      participationId: participation.id,
      opportunityId: opportunity.id,
      personId: person.id,
      issuedOn,
      snapshot,
      qrPayload: signCertificate({ certificateNumber, name, opportunityTitle, hours, issuedOn }, key),
      state: 'ISSUED',
      replaces: null,
      prints: 0,
      contentSha256: await textHash(contentText({ number: certificateNumber, issuedOn, snapshot })),
      pdfSha256: null,
    };
  };

  const sealOf = async ({ profile }: IssueTerms): Promise<Seal> => ({
    key: await signer(),
    head: await headMarkOf(profile),
  });

  /** The certificate is no longer good, and every desk and the public page are to know it. */
  const withdrawal = (
    { certificateNumber, ...certificate }: Certificate,
    state: 'REVOKED' | 'REPLACED',
    at: string,
  ) => [
    change('certificates', certificate, { state }, at, { state: 'ISSUED' }),
    creation(
      'certificateStandings',
      standingId(certificateNumber),
      { certificateNumber, state, since: riyadhDate(at) },
      at,
    ),
  ];

  return {
    ofOpportunity,

    /**
     * Issues certificates, all or none: numbers, snapshots, signatures and the job that prints them are one save, made
     * before any paper. Who has one already gets that one. `jobId` is null where nothing new was issued.
     */
    async issue(recipients: readonly Recipient[], terms: IssueTerms): Promise<Issued> {
      const seal = await sealOf(terms);
      return store.commit<Issued>(async (numbers) => {
        const standing = (await ofOpportunity(terms.opportunity.id)).filter(({ state }) => state === 'ISSUED');
        const operations: PlannedOperation[] = [];
        const certificates: Certificate[] = [];
        // One after the other: numbers are given in the order of the list.
        for (const recipient of recipients) {
          const known = standing.find(
            ({ participationId, snapshot }) =>
              participationId === recipient.participation.id && snapshot.wording.kind === terms.kind,
          );
          if (known) {
            certificates.push(known);
            continue;
          }
          const id = newId();
          const fields = await draft(recipient, terms, numbers, seal);
          operations.push(creation('certificates', id, fields, now()));
          certificates.push({ ...fields, id, revision: 0, epoch: 0 });
        }
        if (operations.length === 0) return { operations, value: { certificates, jobId: null } };
        const jobId = newId();
        const recordIds = certificates.map(({ id }) => id);
        const order = { section: terms.opportunity.section, subject: 'certificates' as const, recordIds };
        return { operations: [...operations, queueOrder(order, jobId, context)], value: { certificates, jobId } };
      });
    },

    /** They were printed or saved once more. The fingerprint of the first file of each is kept. */
    countPrints: (printed: readonly Certificate[], sha256: readonly string[]): Promise<void> =>
      store.commit(async () => {
        const operations = await Promise.all(
          printed.map(async (certificate, index) => {
            const known = (await newest(certificate.id)) ?? certificate;
            const pdfSha256 = known.pdfSha256 ?? sha256[index] ?? null;
            return change('certificates', known, { prints: known.prints + 1, pdfSha256 }, now());
          }),
        );
        return { operations, value: undefined };
      }),

    byIds: async (ids: readonly string[]): Promise<Certificate[]> =>
      (await Promise.all(ids.map(newest))).filter((certificate) => certificate !== null),

    /** Takes a certificate back for good; one that no longer stands stays as it is. */
    revoke: (id: string): Promise<void> =>
      store.commit(async () => {
        const certificate = await newest(id);
        const operations = certificate?.state === 'ISSUED' ? withdrawal(certificate, 'REVOKED', now()) : [];
        return { operations, value: undefined };
      }),

    /**
     * Issues a new certificate in the place of one whose facts were wrong; the old number is no longer good. Null where
     * it does not stand any more.
     */
    async replace(old: Certificate, recipient: Recipient, terms: IssueTerms): Promise<Certificate | null> {
      const seal = await sealOf(terms);
      return store.commit(async (numbers) => {
        const certificate = await newest(old.id);
        if (certificate?.state !== 'ISSUED') return { operations: [], value: null };
        const at = now();
        const id = newId();
        const fields = { ...(await draft(recipient, terms, numbers, seal)), replaces: certificate.certificateNumber };
        return {
          operations: [...withdrawal(certificate, 'REPLACED', at), creation('certificates', id, fields, at)],
          value: { ...fields, id, revision: 0, epoch: 0 },
        };
      });
    },
  };
}
