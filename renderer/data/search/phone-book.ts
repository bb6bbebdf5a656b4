/** A number and whose it is. */
export interface ListedNumber {
  readonly personId: string;
  readonly number: string;
  /** As it is compared, where it is the person's own; null where it is somebody else's. */
  readonly own: string | null;
}

/** Whose numbers are whose, by contact point; a number may be given to another person or taken away. */
export function createPhoneBook() {
  const listed = new Map<string, ListedNumber>();
  const byPerson = new Map<string, readonly string[]>();

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

    ownOf: (personId: string): string[] => [
      ...new Set(contactsOf(personId).flatMap((contactId) => listed.get(contactId)?.own ?? [])),
    ],

    of: (personId: string): string[] =>
      contactsOf(personId).flatMap((contactId) => listed.get(contactId)?.number ?? []),
  };
}
