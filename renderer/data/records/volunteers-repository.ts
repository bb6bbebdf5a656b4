import { compareTexts } from '#shared/kernel/text-order.ts';
import {
  awaitsVerification,
  type Attendance,
  type Opportunity as OpportunityFields,
} from '#shared/volunteers/volunteering.ts';
import { toEntity, type Entity } from '../store/entity.ts';
import { change, creation } from './plans.ts';
import type { RepositoryContext } from './repository-context.ts';

export type Opportunity = Entity<'opportunities'>;
export type Participation = Entity<'participations'>;

/** Opportunities, who took part in them, and for how long. */
export function createVolunteersRepository({ database, store, actor, now, newId }: RepositoryContext) {
  const participations = async (opportunityId: string): Promise<Participation[]> => {
    const rows = await database.participations.where('opportunityId').equals(opportunityId).toArray();
    return (await store.readAll('participations', rows)).map((record) => toEntity<'participations'>(record));
  };

  return {
    async opportunities(): Promise<Opportunity[]> {
      const rows = await database.opportunities.toArray();
      const all = (await store.readAll('opportunities', rows)).map((record) => toEntity<'opportunities'>(record));
      return all.sort((a, b) => compareTexts(b.from, a.from));
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
        const fields = {
          section: opportunity.section,
          opportunityId: opportunity.id,
          personId,
          attendance: hours > 0 ? ('PRESENT' as const) : ('LISTED' as const),
          hours,
          recordedBy: actor.userId,
          recordedAt: at,
          verifiedBy: null,
          verifiedAt: null,
        };
        return { operations: [creation('participations', id, fields, at)], value: id };
      }),

    /**
     * Whether these came and for how long (0 unless present), all in one save. What was verified before must be verified
     * anew; what is written so already stays as it is. Answers how many were written.
     */
    recordAttendance: (chosen: readonly Participation[], attendance: Attendance, hours: number): Promise<number> =>
      store.commit(async () => {
        const records = await Promise.all(chosen.map(({ id }) => store.read('participations', id)));
        const standing = records.flatMap((record) => (record ? [toEntity<'participations'>(record)] : []));
        const changed = standing.filter((each) => each.attendance !== attendance || each.hours !== hours);
        const at = now();
        const fields = {
          attendance,
          hours,
          recordedBy: actor.userId,
          recordedAt: at,
          verifiedBy: null,
          verifiedAt: null,
        };
        return {
          operations: changed.map((each) => change('participations', each, fields, at)),
          value: changed.length,
        };
      }),

    /**
     * The hours of many, each his own, all in one save: a sheet that came as a file. What stands so already stays as it
     * is. Answers how many were written.
     */
    recordHours: (lines: readonly { readonly participationId: string; readonly hours: number }[]): Promise<number> =>
      store.commit(async () => {
        const at = now();
        const planned = await Promise.all(
          lines.map(async ({ participationId, hours }) => {
            const record = await store.read('participations', participationId);
            const known = record ? toEntity<'participations'>(record) : null;
            if (!known || (known.attendance === 'PRESENT' && known.hours === hours)) return [];
            const written = { recordedBy: actor.userId, recordedAt: at, verifiedBy: null, verifiedAt: null };
            return [change('participations', known, { attendance: 'PRESENT', hours, ...written }, at)];
          }),
        );
        const operations = planned.flat();
        return { operations, value: operations.length };
      }),

    /**
     * Vouches for the hours of others, all in one save; what the verifier recorded himself, or was verified before, stays
     * as it is. Answers how many were verified. The server asks a person where the hours have changed meanwhile.
     */
    verifyHours: (chosen: readonly Participation[]): Promise<number> =>
      store.commit(async () => {
        const at = now();
        const records = await Promise.all(chosen.map(({ id }) => store.read('participations', id)));
        const standing = records.flatMap((record) => (record ? [toEntity<'participations'>(record)] : []));
        const due = standing.filter((each) => awaitsVerification(each) && each.recordedBy !== actor.userId);
        const operations = due.map((each) =>
          change('participations', each, { verifiedBy: actor.userId, verifiedAt: at }, at, {
            hours: each.hours,
            recordedBy: each.recordedBy,
          }),
        );
        return { operations, value: due.length };
      }),
  };
}
