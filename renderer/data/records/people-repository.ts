import { compareTexts } from '#shared/kernel/text-order.ts';
import type { SafeHours } from '#shared/people/contact-point.ts';
import { readContact, type AllowedContact, type ContactRelation } from '#shared/people/contact-point.ts';
import type { PersonFacts } from '#shared/people/person-form.ts';
import { toE164 } from '#shared/people/phone.ts';
import { sameValue } from '#shared/sync/same-value.ts';
import type { Fields } from '#shared/sync/record.ts';
import type { Entity } from '../store/entity.ts';
import { toEntity } from '../store/entity.ts';
import { groupOf } from './person-group.ts';
import { change, creation } from './plans.ts';
import type { RepositoryContext } from './repository-context.ts';

export type Person = Entity<'people'>;
export type ContactPoint = Entity<'contactPoints'>;

/** A way to reach somebody, as a form asks for it. */
export interface ContactFacts {
  readonly raw: string;
  readonly relation: ContactRelation;
  readonly isWhatsapp: boolean;
  readonly safeHours: SafeHours | null;
  readonly allowed: AllowedContact;
}

/** People and the ways to reach them. */
export function createPeopleRepository({ database, store, vault, now, newId }: RepositoryContext) {
  const byId = async (id: string): Promise<Person | null> => {
    const record = await store.read('people', id);
    return record ? toEntity<'people'>(record) : null;
  };

  return {
    byId,

    /**
     * The ways to reach a person, in the order they were given, those of records merged with his among them; those taken
     * off the card are left out.
     */
    async contactPoints(personId: string): Promise<ContactPoint[]> {
      const { ids } = await groupOf(database, personId);
      const rows = await database.contactPoints.where('personId').anyOf(ids).toArray();
      const contacts = (await store.readAll('contactPoints', rows)).map((record) => toEntity<'contactPoints'>(record));
      return contacts.filter(({ isRemoved }) => !isRemoved).sort((a, b) => compareTexts(a.id, b.id));
    },

    /** The ids of the people a number belongs to, found by its blind index, before any search index is built. */
    async idsByPhone(typed: string): Promise<string[]> {
      const e164 = toE164(typed);
      if (e164 === null) return [];
      const rows = await database.contactPoints
        .where('token')
        .equals(await vault.token('phone', e164))
        .toArray();
      const contacts = (await store.readAll('contactPoints', rows)).map((record) => toEntity<'contactPoints'>(record));
      return contacts.flatMap(({ personId, isRemoved }) => (isRemoved ? [] : [personId]));
    },

    async all(): Promise<Person[]> {
      return (await store.readAll('people', await database.people.toArray())).map((record) =>
        toEntity<'people'>(record),
      );
    },

    /**
     * Changes what a form changed of the person it began with. A fact that another desk changed meanwhile and the form
     * did not touch stays the other desk's.
     */
    change: (begun: Person, facts: PersonFacts): Promise<void> =>
      store.commit(async () => {
        const present = await byId(begun.id);
        const touched = Object.entries(facts).filter(
          ([field, value]) =>
            !sameValue((begun as unknown as Fields)[field], value as Fields[string]) &&
            !sameValue((present as unknown as Fields | null)?.[field], value as Fields[string]),
        );
        if (!present || touched.length === 0) return { operations: [], value: undefined };
        return { operations: [change('people', present, Object.fromEntries(touched), now())], value: undefined };
      }),

    /** Puts a way to reach the person on the card. `contactId` is settled by the form, so that pressing twice adds one. */
    addContact: (person: Person, contactId: string, facts: ContactFacts): Promise<void> =>
      store.commit(async () => {
        const isThere = (await store.read('contactPoints', contactId)) !== null;
        const contact = { section: person.section, personId: person.id, ...contactFields(facts), isRemoved: false };
        const operations = isThere ? [] : [creation('contactPoints', contactId, contact, now())];
        return { operations, value: undefined };
      }),

    changeContact: (contact: ContactPoint, facts: ContactFacts): Promise<void> =>
      store.commit(() => ({
        operations: [change('contactPoints', contact, contactFields(facts), now())],
        value: undefined,
      })),

    /** Takes a way to reach the person off the card, or puts it back. */
    setContactRemoved: (contact: ContactPoint, isRemoved: boolean): Promise<void> =>
      store.commit(async () => {
        const record = await store.read('contactPoints', contact.id);
        const operations =
          record?.fields['isRemoved'] === isRemoved
            ? []
            : [change('contactPoints', record ?? contact, { isRemoved }, now())];
        return { operations, value: undefined };
      }),

    newContactId: newId,
  };
}

function contactFields({ raw, isWhatsapp, ...facts }: ContactFacts) {
  const contact = readContact(raw);
  return { ...contact, kind: isWhatsapp && contact.e164 !== null ? ('WHATSAPP' as const) : contact.kind, ...facts };
}
