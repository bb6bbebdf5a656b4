import { addDays } from '#shared/kernel/iso-date.ts';
import { instantAt } from '#shared/kernel/riyadh-time.ts';
import type { Opportunity, Participation } from '#shared/volunteers/volunteering.ts';
import type { DemoContext } from './demo-context.ts';
import { nextWorkingDay, secondsAfter } from './demo-office-hours.ts';
import { plannedOpportunities, type PlannedOpportunity } from './demo-opportunities.ts';
import type { DemoPeople, DemoPerson } from './demo-people.ts';
import type { SeededRandom } from './seeded-random.ts';

const RECORDER = 'demo-coordinator';
const VERIFIER = 'demo-supervisor';

interface DemoOpportunity {
  readonly id: string;
  /** When the desk entered it. */
  readonly at: string;
  readonly fields: Opportunity;
}

interface DemoParticipation {
  readonly id: string;
  readonly person: DemoPerson;
  readonly opportunity: DemoOpportunity;
  readonly fields: Participation;
}

/** A certificate before its number is known. */
export interface DraftCertificate {
  readonly id: string;
  readonly at: string;
  readonly issuedOn: string;
  readonly participation: DemoParticipation;
}

export interface DemoVolunteering {
  readonly opportunities: readonly DemoOpportunity[];
  readonly participations: readonly DemoParticipation[];
  readonly certificates: readonly DraftCertificate[];
}

/**
 * Five opportunities and who gave how much to them. Two are over and certified, one is over and waits for its
 * certificates, two go on. Volunteers are people the desk knew before, first of all those who offered to help.
 */
export function planVolunteering(
  base: DemoContext,
  people: DemoPeople,
  offered: ReadonlySet<string>,
): DemoVolunteering {
  const context: DemoContext = { ...base, random: base.random.fork('volunteering') };
  const held = plannedOpportunities.map((plan) => {
    const opportunity = announce(context, plan);
    const volunteers = chooseVolunteers(context.random, people, offered, opportunity).slice(0, plan.volunteers);
    const participations = volunteers.map((person) => participate(context, plan, opportunity, person));
    return { plan, opportunity, participations };
  });
  return {
    opportunities: held.map(({ opportunity }) => opportunity),
    participations: held.flatMap(({ participations }) => participations),
    certificates: held.flatMap(({ plan, participations }) => (plan.certified ? certify(context, participations) : [])),
  };
}

function announce({ today, random, newId }: DemoContext, plan: PlannedOpportunity): DemoOpportunity {
  const from = addDays(today, plan.fromDay);
  const at = secondsAfter(instantAt(addDays(from, -14), '10:00'), random.integer(0, 7200));
  return {
    id: newId(at),
    at,
    fields: {
      section: plan.section,
      title: plan.title,
      platformNumber: plan.onPlatform ? String(random.integer(200_000, 399_999)) : '',
      from,
      to: addDays(today, plan.toDay),
      minimumHours: plan.minimumHours,
    },
  };
}

function chooseVolunteers(
  random: SeededRandom,
  people: DemoPeople,
  offered: ReadonlySet<string>,
  { fields: { section, from } }: DemoOpportunity,
): DemoPerson[] {
  const known = people
    .knownIn(section)
    .filter(
      ({ fields }) => fields.name !== '' && Date.parse(fields.firstContactAt) < Date.parse(instantAt(from, '00:00')),
    );
  const order = random.shuffle(known);
  return [...order.filter(({ id }) => offered.has(id)), ...order.filter(({ id }) => !offered.has(id))];
}

function participate(
  { random, today, newId }: DemoContext,
  plan: PlannedOpportunity,
  opportunity: DemoOpportunity,
  person: DemoPerson,
): DemoParticipation {
  const day = random.integer(plan.fromDay, Math.min(plan.toDay, -1));
  const recordedAt = secondsAfter(instantAt(addDays(today, day), '13:30'), random.integer(0, 5400));
  const [least, most] = plan.hours;
  return {
    id: newId(recordedAt),
    person,
    opportunity,
    fields: {
      section: plan.section,
      opportunityId: opportunity.id,
      personId: person.id,
      attendance: 'PRESENT',
      hours: random.integer(least * 2, most * 2) / 2,
      recordedBy: RECORDER,
      recordedAt,
      ...verification(plan, secondsAfter(recordedAt, 3600)),
    },
  };
}

/** The hours of what has ended were verified by another hand than the recorder's; those of what goes on still wait for it. */
const verification = (plan: PlannedOpportunity, at: string): Pick<Participation, 'verifiedBy' | 'verifiedAt'> =>
  plan.toDay < 0 ? { verifiedBy: VERIFIER, verifiedAt: at } : { verifiedBy: null, verifiedAt: null };

/** All who reached the least hours, in one batch on the second working day after the end. */
function certify(
  { association, newId }: DemoContext,
  participations: readonly DemoParticipation[],
): DraftCertificate[] {
  const earned = participations.filter(({ fields, opportunity }) => fields.hours >= opportunity.fields.minimumHours);
  return earned.map((participation, index) => {
    const issuedOn = nextWorkingDay(association, nextWorkingDay(association, participation.opportunity.fields.to));
    const at = secondsAfter(instantAt(issuedOn, '13:00'), index * 2);
    return { id: newId(at), at, issuedOn, participation };
  });
}
