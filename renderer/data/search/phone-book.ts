import { createIdMap } from '#shared/kernel/id-map.ts';
import { phoneKey } from '#shared/people/phone.ts';

/** A number and whose it is. */
export interface ListedNumber {
  readonly personId: string;
  /** As dialled at home. */
  readonly number: string;
  /** True where it is a number, and the person's own. */
  readonly isOwn: boolean;
}

/** Whose numbers are whose, by contact point; a number may be given to another person or taken away. */
export function createPhoneBook() {
  const listed = createIdMap<ListedNumber>();
  const byPerson = createIdMap<readonly string[]>();

  /** Made by `map`, for a list that grows has room for sixteen more, and everyone has one. */
  const numbersOf = (personId: string): (ListedNumber | undefined)[] =>
    contactsOf(personId).map((contactId) => listed.get(contactId));
  const contactsOf = (personId: string): readonly string[] => byPerson.get(personId) ?? [];

  /** Returns whose numbers changed. */
  const remove = (contactId: string): string[] => {
    const known = listed.get(contactId);
    if (!known) return [];
    listed.delete(contactId);
    byPerson.set(
      known.personId,
      contactsOf(known.personId).filter((each) => each !== contactId),
    );
    return [known.personId];
  };

  return {
    remove,

    /** Returns whose numbers changed. */
    put(contactId: string, entry: ListedNumber): string[] {
      const isMoved = listed.get(contactId)?.personId !== entry.personId;
      const losers = isMoved ? remove(contactId) : [];
      listed.set(contactId, entry);
      const own = contactsOf(entry.personId);
      if (!own.includes(contactId)) byPerson.set(entry.personId, [...own, contactId]);
      return [...losers, entry.personId];
    },

    /** Undefined where no such number is listed. */
    byId: (contactId: string): ListedNumber | undefined => listed.get(contactId),

    /** A person's own numbers as they are compared. */
    ownOf: (personId: string): string[] => [
      ...new Set(numbersOf(personId).flatMap((entry) => (entry?.isOwn ? (phoneKey(entry.number) ?? []) : []))),
    ],

    /** All of a person's numbers as dialled at home. */
    of: (personId: string): string[] => numbersOf(personId).map((entry) => entry?.number ?? ''),
  };
}
