import {
  changeStanding,
  mayBeListed,
  type Volunteer as VolunteerFields,
  type VolunteerRefusal,
  type VolunteerState,
} from '#shared/volunteers/volunteer.ts';
import { isMinorOn } from '#shared/people/birth-year.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { toEntity, type Entity } from '../store/entity.ts';
import { change, creation } from './plans.ts';
import type { RepositoryContext } from './repository-context.ts';
import type { Person } from './people-repository.ts';

export type Volunteer = Entity<'volunteers'>;

/** What an administrator of volunteers writes about one of them. */
export type VolunteerCard = Pick<VolunteerFields, 'skills' | 'charterSignedOn' | 'guardianConsent'>;

/** The lists do not take him so; names what is missing. */
export class VolunteerRefusedError extends Error {
  override readonly name = 'volunteer-refused';
  readonly refusal: VolunteerRefusal;

  constructor(refusal: VolunteerRefusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

/** The lists of volunteers. */
export function createRosterRepository({ database, store, now, newId }: RepositoryContext) {
  const ofPerson = async (personId: string): Promise<Volunteer | null> => {
    const rows = await database.volunteers.where('personId').equals(personId).toArray();
    const [first] = (await store.readAll('volunteers', rows)).map((record) => toEntity<'volunteers'>(record));
    return first ?? null;
  };
  const isMinor = ({ birth, flags }: Pick<Person, 'birth' | 'flags'>): boolean =>
    flags.includes('MINOR') || (birth !== null && isMinorOn(birth, riyadhDate(now())));

  return {
    ofPerson,
    isMinor,

    async all(): Promise<Volunteer[]> {
      const records = await store.readAll('volunteers', await database.volunteers.toArray());
      return records.map((record) => toEntity<'volunteers'>(record));
    },

    /** Puts somebody into the lists, once; rejects with VolunteerRefusedError where something is missing. */
    list: (person: Person, card: VolunteerCard): Promise<string> =>
      store.commit(async () => {
        const known = await ofPerson(person.id);
        if (known) return { operations: [], value: known.id };
        const allowed = mayBeListed(card, isMinor(person));
        if (!allowed.ok) throw new VolunteerRefusedError(allowed.error);
        const id = newId();
        const at = now();
        const fields: VolunteerFields = {
          section: person.section,
          personId: person.id,
          state: 'LISTED',
          reason: '',
          listedOn: riyadhDate(at),
          ...card,
        };
        return { operations: [creation('volunteers', id, fields, at)], value: id };
      }),

    /** Corrects what stands about a volunteer. */
    correct: (volunteer: Volunteer, card: VolunteerCard): Promise<void> =>
      store.commit(() => ({ operations: [change('volunteers', volunteer, card, now())], value: undefined })),

    /** Suspends, lets go or takes back; rejects with VolunteerRefusedError where that may not be. */
    changeStanding: (volunteer: Volunteer, person: Person, state: VolunteerState, reason: string): Promise<void> =>
      store.commit(async () => {
        const record = await store.read('volunteers', volunteer.id);
        const stands = record ? toEntity<'volunteers'>(record) : volunteer;
        if (stands.state === state) return { operations: [], value: undefined };
        const decided = changeStanding(stands, state, reason, isMinor(person));
        if (!decided.ok) throw new VolunteerRefusedError(decided.error);
        const move = change('volunteers', stands, decided.value, now(), { state: stands.state });
        return { operations: [move], value: undefined };
      }),
  };
}
