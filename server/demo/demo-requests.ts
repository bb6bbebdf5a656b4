import type { Section } from '#shared/association/section.ts';
import type { RequestType, Service } from '#shared/association/settings.ts';
import { addDays } from '#shared/kernel/iso-date.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { isCase } from '#shared/requests/is-case.ts';
import type { Request } from '#shared/requests/request.ts';
import { policyInForce } from '#shared/requests/tracks/tracks-document.ts';
import { DAYS_OF_HISTORY, type Arrival } from './demo-arrivals.ts';
import type { DemoContext } from './demo-context.ts';
import { contactWishes, requestNotes } from './demo-notes.ts';
import { instantWithin, nextWorkingDay, officeHours } from './demo-office-hours.ts';
import type { DemoPeople, DemoPerson } from './demo-people.ts';
import { closedChannels, closedTypes, openChannels, sectionShares, typeShares } from './demo-request-habits.ts';
import type { SeededRandom } from './seeded-random.ts';

/** A request before its number and its outcome are known. */
export interface DraftRequest {
  readonly id: string;
  readonly person: DemoPerson | null;
  readonly fields: Omit<Request, 'referenceNumber' | 'state' | 'facts'>;
  /** What was said, which of a case goes into its own notes. */
  readonly said: string;
}

/** People the association knew before the demonstration begins, and people it meets in its course. */
const KNOWN_BEFORE = 60;
const MET_SINCE = 360;

/** Turns each arrival into a request of somebody new or somebody known, in the order of arrival. */
export function takeRequests(base: DemoContext, people: DemoPeople, arrivals: readonly Arrival[]): DraftRequest[] {
  const context: DemoContext = { ...base, random: base.random.fork('requests') };
  const { random, association, deskCode, newId } = context;
  meetEarlierVisitors(context, people);

  let toMeet = MET_SINCE;
  return arrivals.map(({ at, deskIsOpen }, index): DraftRequest => {
    const section = random.weighted(sectionShares);
    const service = chooseService(context, section, deskIsOpen);
    const { type } = service;
    const isNew = random.chance(toMeet / (arrivals.length - index));
    const person = staysAnonymous(random, type) ? null : whoAsks(context, people, { section, type, at, isNew });
    if (person && isNew) toMeet -= 1;
    const channel = random.weighted(deskIsOpen ? openChannels[type] : closedChannels);
    const said = writeNote(random, type);
    return {
      id: newId(at),
      said,
      person,
      fields: {
        section,
        type,
        serviceId: service.id,
        channel,
        personId: person?.id ?? null,
        note: isCase(type) ? '' : said,
        receivedAt: at,
        deskCode,
        policyVersion: policyInForce(association.tracks, riyadhDate(at)).version,
        servicesVersion: association.services.version,
      },
    };
  });
}

function meetEarlierVisitors({ random, association, today }: DemoContext, people: DemoPeople): void {
  for (let count = 0; count < KNOWN_BEFORE; count += 1) {
    const date = nextWorkingDay(association, addDays(today, -DAYS_OF_HISTORY - random.integer(35, 600)));
    const open = officeHours(association, date) ?? { from: 480, to: 900 };
    people.meet(random.weighted(sectionShares), instantWithin(random, date, open));
  }
}

function chooseService({ random, association }: DemoContext, section: Section, deskIsOpen: boolean): Service {
  const { services } = association.services;
  const offered = typeShares[section].filter(
    ([type]) => services.some((service) => service.type === type) && (deskIsOpen || closedTypes.has(type)),
  );
  if (offered.length === 0) return random.pick(services);
  const type = random.weighted(offered);
  return random.pick(services.filter((service) => service.type === type));
}

const staysAnonymous = (random: SeededRandom, type: RequestType): boolean =>
  (type === 'INQUIRY' && random.chance(0.08)) || (type === 'SUGGESTION' && random.chance(0.15));

interface Asking {
  readonly section: Section;
  readonly type: RequestType;
  readonly at: string;
  readonly isNew: boolean;
}

function whoAsks({ random }: DemoContext, people: DemoPeople, { section, type, at, isNew }: Asking): DemoPerson {
  const known = people.knownIn(section).filter(({ fields }) => fields.name !== '');
  if (isNew || known.length === 0) return people.meet(section, at, type === 'INQUIRY');
  // Most who come again have been here lately.
  return random.pick(random.chance(0.7) ? known.slice(-60) : known);
}

function writeNote(random: SeededRandom, type: RequestType): string {
  if (random.chance(0.14)) return '';
  const note = random.pick(requestNotes[type]);
  const quick = type === 'INQUIRY' || type === 'SUGGESTION';
  return !quick && random.chance(0.22) ? `${note} ${random.pick(contactWishes)}` : note;
}
