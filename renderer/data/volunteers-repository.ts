import type { Opportunity as OpportunityFields } from '#shared/volunteers/volunteering.ts';
import { toEntity, type Entity } from './entity.ts';
import { creation } from './plans.ts';
import type { RepositoryContext } from './repository-context.ts';

export type Opportunity = Entity<'opportunities'>;
export type Participation = Entity<'participations'>;

/** Opportunities and who took part in them. */
export function createVolunteersRepository({ database, store, now, newId }: RepositoryContext) {
  const participations = async (opportunityId: string): Promise<Participation[]> => {
    const rows = await database.participations.where('opportunityId').equals(opportunityId).toArray();
    return (await store.readAll('participations', rows)).map((record) => toEntity<'participations'>(record));
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
  };
}
