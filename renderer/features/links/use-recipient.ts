import { sections, type Section } from '#shared/association/section.ts';
import { isGuarded } from '#shared/links/link-sending.ts';
import { isCase } from '#shared/requests/is-case.ts';
import type { ContactPoint, Person } from '../../data/records/people-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { useIntakeDrafts } from '../../desk/drafts/intake-draft.ts';

/** Whoever a link is given to: somebody on a card, somebody with a request, or a visitor nobody has written down. */
export interface Recipient {
  readonly person: Person | null;
  readonly contacts: readonly ContactPoint[];
  readonly requestId: string | null;
  readonly section: Section;
  /** Nothing that leaves the desk may say what it is about. */
  readonly isDiscreet: boolean;
}

/** Undefined while it is read; null where the card or request is not on this desk. */
export function useRecipient(personId?: string, requestId?: string): Recipient | null | undefined {
  const { people, requests, actor } = useDesk();
  const lastSection = useIntakeDrafts((state) => state.lastSection);
  return useLive(async () => {
    const request = requestId === undefined ? null : await requests.byId(requestId);
    if (requestId !== undefined && !request) return null;
    const whose = personId ?? request?.personId ?? null;
    const person = whose === null ? null : await people.byId(whose);
    if (personId !== undefined && !person) return null;
    return {
      person,
      contacts: person ? await people.contactPoints(person.id) : [],
      requestId: request?.id ?? null,
      section: request?.section ?? person?.section ?? lastSection ?? actor.sections[0] ?? sections[0] ?? 'FAMILY',
      isDiscreet: isGuarded(person?.flags ?? []) || (request ? isCase(request.type) : false),
    };
  }, [people, requests, actor, lastSection, personId, requestId]);
}
