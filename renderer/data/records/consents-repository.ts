import { compareTexts } from '#shared/kernel/text-order.ts';
import { tidyLine } from '#shared/kernel/typed-text.ts';
import type { ConsentMethod } from '#shared/privacy/consent.ts';
import type { Purpose } from '#shared/privacy/privacy-settings.ts';
import { toEntity, type Entity } from '../store/entity.ts';
import { groupOf } from './person-group.ts';
import { change, creation } from './plans.ts';
import type { Person } from './people-repository.ts';
import type { RepositoryContext } from './repository-context.ts';

export type Consent = Entity<'consents'>;

/** What was agreed to, and how. */
export interface GivenConsent {
  readonly person: Pick<Person, 'id' | 'section'>;
  readonly purpose: Pick<Purpose, 'id' | 'text'>;
  readonly textVersion: number;
  readonly method: ConsentMethod;
  /** Who agreed for a minor; empty where the person did. */
  readonly guardian: string;
}

/** Whether it holds now. */
export const isInForce = ({ withdrawnAt }: Pick<Consent, 'withdrawnAt'>): boolean => withdrawnAt === null;

/** What people agreed to. Nothing of it is ever taken away: a withdrawal is written beside it. */
export function createConsentsRepository({ database, store, actor, now, newId }: RepositoryContext) {
  /** Those of records that were merged with the person's among them, latest first. */
  const ofPerson = async (personId: string): Promise<Consent[]> => {
    const { ids } = await groupOf(database, personId);
    const rows = await database.consents.where('personId').anyOf(ids).toArray();
    const all = (await store.readAll('consents', rows)).map((record) => toEntity<'consents'>(record));
    return all.sort((a, b) => compareTexts(b.givenAt, a.givenAt));
  };

  return {
    ofPerson,

    /** Agreed to twice in the same words is agreed to once. */
    give: ({ person, purpose, textVersion, method, guardian }: GivenConsent): Promise<void> =>
      store.commit(async () => {
        const holds = (await ofPerson(person.id)).some(
          (given) => isInForce(given) && given.purpose === purpose.id && given.textVersion === textVersion,
        );
        if (holds) return { operations: [], value: undefined };
        const at = now();
        const consent = {
          section: person.section,
          personId: person.id,
          purpose: purpose.id,
          textVersion,
          text: purpose.text,
          method,
          guardian: tidyLine(guardian),
          givenAt: at,
          takenBy: actor.userId,
          withdrawnAt: null,
          withdrawnBy: null,
        };
        return { operations: [creation('consents', newId(), consent, at)], value: undefined };
      }),

    /** Takes back all that the person agreed to for a purpose, in whatever words. */
    withdraw: (personId: string, purposeId: string): Promise<void> =>
      store.commit(async () => {
        const at = now();
        const given = (await ofPerson(personId)).filter((each) => isInForce(each) && each.purpose === purposeId);
        const withdrawal = { withdrawnAt: at, withdrawnBy: actor.userId };
        return { operations: given.map((each) => change('consents', each, withdrawal, at)), value: undefined };
      }),
  };
}
