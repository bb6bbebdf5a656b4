import type { PaperTemplates } from '#shared/association/settings.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { certificateQrPayload } from '#shared/volunteers/qr-payload.ts';
import type { CertificateSnapshot, Opportunity as OpportunityFields } from '#shared/volunteers/volunteering.ts';
import { toEntity, type Entity } from './entity.ts';
import type { Person } from './people-repository.ts';
import { change, creation } from './plans.ts';
import type { RepositoryContext } from './repository-context.ts';

export type Opportunity = Entity<'opportunities'>;
export type Participation = Entity<'participations'>;
export type Certificate = Entity<'certificates'>;

/** Opportunities, who took part in them, and the certificates for it. */
export function createVolunteersRepository({ database, store, now, newId }: RepositoryContext) {
  const participations = async (opportunityId: string): Promise<Participation[]> => {
    const rows = await database.participations.where('opportunityId').equals(opportunityId).toArray();
    return (await store.readAll('participations', rows)).map((record) => toEntity<'participations'>(record));
  };
  const certificates = async (opportunityId: string): Promise<Certificate[]> => {
    const rows = await database.certificates.where('opportunityId').equals(opportunityId).toArray();
    return (await store.readAll('certificates', rows)).map((record) => toEntity<'certificates'>(record));
  };

  return {
    async opportunities(): Promise<Opportunity[]> {
      const rows = await database.opportunities.toArray();
      const all = (await store.readAll('opportunities', rows)).map((record) => toEntity<'opportunities'>(record));
      return all.sort((a, b) => b.from.localeCompare(a.from));
    },

    async opportunity(id: string): Promise<Opportunity | null> {
      const record = await store.read('opportunities', id);
      return record ? toEntity<'opportunities'>(record) : null;
    },

    addOpportunity: (fields: OpportunityFields): Promise<string> =>
      store.commit(() => {
        const id = newId();
        return { operations: [creation('opportunities', id, fields, now())], value: id };
      }),

    participations,
    certificates,

    /** Nobody takes part in one opportunity twice: who is in the list already stays as he is. */
    recordParticipation: (opportunity: Opportunity, personId: string, hours: number): Promise<string> =>
      store.commit(async () => {
        const listed = (await participations(opportunity.id)).find((each) => each.personId === personId);
        if (listed) return { operations: [], value: listed.id };
        const id = newId();
        const at = now();
        const fields = { section: opportunity.section, opportunityId: opportunity.id, personId, hours, recordedAt: at };
        return { operations: [creation('participations', id, fields, at)], value: id };
      }),

    /**
     * Issues a certificate: its number and what it says are settled in one save, before any paper is made. Asked for
     * twice, it is the one that was issued first.
     */
    issueCertificate: (
      participation: Participation,
      opportunity: Opportunity,
      person: Person,
      templates: PaperTemplates,
    ): Promise<Certificate> =>
      store.commit(async (numbers) => {
        const issued = (await certificates(opportunity.id)).find(
          (each) => each.participationId === participation.id && each.state === 'ISSUED',
        );
        if (issued) return { operations: [], value: issued };
        const at = now();
        const id = newId();
        const certificateNumber = numbers.next();
        const issuedOn = riyadhDate(at);
        const snapshot: CertificateSnapshot = {
          name: person.name,
          gender: person.gender,
          idLastFour: person.idNumber.slice(-4),
          opportunityTitle: opportunity.title,
          platformNumber: opportunity.platformNumber,
          from: opportunity.from,
          to: opportunity.to,
          hours: participation.hours,
          templateVersion: templates.version,
        };
        const fields = {
          section: opportunity.section,
          certificateNumber,
          participationId: participation.id,
          opportunityId: opportunity.id,
          personId: person.id,
          issuedOn,
          snapshot,
          qrPayload: certificateQrPayload({
            certificateNumber,
            name: snapshot.name,
            opportunityTitle: snapshot.opportunityTitle,
            hours: snapshot.hours,
            issuedOn,
          }),
          state: 'ISSUED' as const,
          prints: 0,
        };
        return {
          operations: [creation('certificates', id, fields, at)],
          value: { ...fields, id, revision: 0, epoch: 0 },
        };
      }),

    countPrint: (certificate: Certificate): Promise<void> =>
      store.commit(() => ({
        operations: [change('certificates', certificate, { prints: certificate.prints + 1 }, now())],
        value: undefined,
      })),
  };
}
