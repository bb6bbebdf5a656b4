import { may } from '#shared/access/permissions.ts';
import type { Section } from '#shared/association/section.ts';
import { openRetries } from '#shared/calls/retries.ts';
import { addDays } from '#shared/kernel/iso-date.ts';
import {
  isDone,
  latestFirst,
  noShowLeads,
  numberToReach,
  type Lead,
  type OutreachKind,
} from '#shared/outreach/outreach.ts';
import { isCase } from '#shared/requests/is-case.ts';
import { isOpen } from '#shared/requests/request-state.ts';
import { createCallsRepository } from './calls-repository.ts';
import { createConsentsRepository } from './consents-repository.ts';
import { toEntity } from '../store/entity.ts';
import { createPeopleRepository, type Person } from './people-repository.ts';
import type { RepositoryContext } from './repository-context.ts';

/** Days back in which a missed time or a call in vain still asks for a call. */
const RECENT = 30;
/** Days after it was received from which on a finished request is asked about, and until when. */
const CHECK_IN = { from: 60, until: 240 } as const;

/** As many of the latest as are called in a day; each of them is looked up whole. */
const MOST_LEADS = 200;

/** Somebody on a list, with the number at which he may be called now. */
export interface OutreachEntry extends Lead {
  readonly person: Person;
  readonly number: string;
}

export interface OutreachList {
  readonly entries: readonly OutreachEntry[];
  /** How many are left out: without consent, not to be disclosed, or not to be called at this hour. Never whom. */
  readonly leftOut: number;
}

/** Whom to call of one's own accord, as far as who works here may: by section, and cases by whoever reads cases. */
export function createOutreachRepository(context: RepositoryContext) {
  const { database, store, actor } = context;
  const people = createPeopleRepository(context);
  const consents = createConsentsRepository(context);
  const calls = createCallsRepository(context);
  const serves = (section: Section, kind: OutreachKind): boolean =>
    may(actor, kind === 'volunteers' ? 'outreach.volunteers' : 'outreach.use', { section });

  const noShows = async (day: string): Promise<Lead[]> => {
    const rows = await database.appointments.where('day').aboveOrEqual(addDays(day, -RECENT)).toArray();
    const all = (await store.readAll('appointments', rows)).map((record) => toEntity<'appointments'>(record));
    return noShowLeads(
      all.filter(
        ({ section, kind }) =>
          serves(section, 'no-show') && (!kind.startsWith('SESSION') || may(actor, 'case.read', { section })),
      ),
    );
  };

  const unanswered = async (day: string): Promise<Lead[]> => {
    const rows = await database.calls.where('day').aboveOrEqual(addDays(day, -RECENT)).toArray();
    const all = (await store.readAll('calls', rows)).map((record) => toEntity<'calls'>(record));
    const mine = all.filter(({ section }) => serves(section, 'unanswered'));
    return latestFirst(
      openRetries(mine, day).map(({ personId, requestId, at }) => ({ personId, requestId, since: at })),
    );
  };

  const checkIns = async (day: string): Promise<Lead[]> => {
    const rows = await database.requests
      .where('day')
      .between(addDays(day, -CHECK_IN.until), addDays(day, -CHECK_IN.from))
      .toArray();
    const all = (await store.readAll('requests', rows)).map((record) => toEntity<'requests'>(record));
    return latestFirst(
      all
        .filter(({ state, type, section }) => {
          const reads = !isCase(type) || may(actor, 'case.read', { section });
          return !isOpen(state) && reads && serves(section, 'check-in');
        })
        .map(({ id, personId, receivedAt }) => ({ personId, requestId: id, since: receivedAt })),
    );
  };

  const volunteers = async (skill: string): Promise<Lead[]> => {
    const all = (await store.readAll('volunteers', await database.volunteers.toArray())).map((record) =>
      toEntity<'volunteers'>(record),
    );
    return latestFirst(
      all
        .filter(({ state, section, skills }) => {
          const has = skill === '' || skills.includes(skill);
          return state === 'LISTED' && has && serves(section, 'volunteers');
        })
        .map(({ personId, listedOn }) => ({ personId, requestId: null, since: `${listedOn}T00:00:00.000Z` })),
    );
  };

  return {
    /** A list as it stands on a Riyadh day at a minute of it; `skill` narrows the list of volunteers. */
    async list(kind: OutreachKind, day: string, minute: number, skill = ''): Promise<OutreachList> {
      const leads = await { 'no-show': noShows, unanswered, 'check-in': checkIns, volunteers: () => volunteers(skill) }[
        kind
      ](day);
      const entries: OutreachEntry[] = [];
      let leftOut = 0;
      for (const lead of leads.slice(0, MOST_LEADS)) {
        const person = await people.byId(lead.personId);
        if (!person || isDone(lead, await calls.ofPerson(lead.personId), day)) continue;
        const contacts = await people.contactPoints(lead.personId);
        const given = await consents.ofPerson(lead.personId);
        const contact = numberToReach({ person, contacts, consents: given }, minute);
        if (contact?.e164) entries.push({ ...lead, person, number: contact.e164 });
        else leftOut += 1;
      }
      return { entries, leftOut };
    },

    /** Every skill that somebody in the lists has, in order. */
    async skills(): Promise<string[]> {
      const records = await store.readAll('volunteers', await database.volunteers.toArray());
      const all = records.flatMap((record) => toEntity<'volunteers'>(record).skills);
      return [...new Set(all)].toSorted((a, b) => a.localeCompare(b, 'ar'));
    },
  };
}
