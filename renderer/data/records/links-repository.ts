import { compareTexts } from '#shared/kernel/text-order.ts';
import type { LinkSending } from '#shared/links/link-sending.ts';
import { toEntity, type Entity } from '../store/entity.ts';
import { groupOf } from './person-group.ts';
import { creation } from './plans.ts';
import type { RepositoryContext } from './repository-context.ts';

export type GivenLink = Entity<'linkSendings'>;

/** A link on its way to somebody. `sendingId` was settled before, so that pressing twice gives it once. */
export type LinkToGive = Omit<LinkSending, 'by' | 'at' | 'deskCode'> & { readonly sendingId: string };

/** Which links were given to whom, and how. Nothing of it is ever changed. */
export function createLinksRepository({ database, store, actor, deskCode, now, newId }: RepositoryContext) {
  const toGiven = async (rows: Parameters<typeof store.readAll>[1]): Promise<GivenLink[]> =>
    (await store.readAll('linkSendings', rows))
      .map((record) => toEntity<'linkSendings'>(record))
      .sort((a, b) => compareTexts(b.at, a.at));

  return {
    newSendingId: newId,

    give: ({ sendingId, ...sending }: LinkToGive): Promise<void> =>
      store.commit(async () => {
        if (await store.read('linkSendings', sendingId)) return { operations: [], value: undefined };
        const at = now();
        const fields = { ...sending, by: actor.userId, at, deskCode };
        return { operations: [creation('linkSendings', sendingId, fields, at)], value: undefined };
      }),

    /** A person's, newest first, under every record that was merged with his. */
    async ofPerson(personId: string): Promise<GivenLink[]> {
      const { ids } = await groupOf(database, personId);
      return toGiven(await database.linkSendings.where('personId').anyOf(ids).toArray());
    },

    /** Those given about a request, newest first. */
    ofRequest: async (requestId: string): Promise<GivenLink[]> =>
      toGiven(await database.linkSendings.where('requestId').equals(requestId).toArray()),
  };
}
