import type { Section } from '#shared/association/section.ts';
import { usuallyAllowed, type ContactPoint } from '#shared/people/contact-point.ts';
import type { Gender, Person } from '#shared/people/person.ts';
import type { PlannedOperation } from '#shared/sync/operation.ts';
import { createOperation, type DemoContext } from './demo-context.ts';
import { inventLandline, inventMobile, writePhone } from './demo-identity.ts';
import { inventName, inventSibling, writeName, type InventedName } from './demo-names.ts';
import { inventAge, inventBirth, inventFlags, inventIdentity, inventVillage } from './demo-person-facts.ts';

/** A person the demonstration knows, with what later records need of it. */
export interface DemoPerson {
  readonly id: string;
  readonly fields: Person;
}

/** The association's acquaintances, which grow with every visitor it has not met before. */
export interface DemoPeople {
  /** Those of a section met so far, in the order they were met. */
  readonly knownIn: (section: Section) => readonly DemoPerson[];
  /**
   * Somebody new to the desk: a stranger, a relative of somebody known, or (rarely) one entered a second time. A caller
   * who only asks something may be known by the number alone.
   */
  readonly meet: (section: Section, at: string, mayStayNameless?: boolean) => DemoPerson;
  readonly operations: () => readonly PlannedOperation[];
}

interface Acquaintance extends DemoPerson {
  readonly name: InventedName;
  /** E.164, where the number is the person's own. */
  readonly mobile: string | null;
}

type Reached = Pick<ContactPoint, 'kind' | 'e164' | 'relation'>;

/** Starts with nobody. */
export function createDemoPeople(base: DemoContext): DemoPeople {
  const context: DemoContext = { ...base, random: base.random.fork('people') };
  const { random, newId } = context;
  const known: Acquaintance[] = [];
  const operations: PlannedOperation[] = [];

  const meet = (section: Section, at: string, mayStayNameless = false): Acquaintance => {
    const { name, reached } = whoComes(context, known, section);
    const age = inventAge(random);
    const nameless = mayStayNameless && reached.length > 0 && random.chance(0.1);
    const fields: Person = {
      section,
      name: nameless ? '' : writeName(random, name),
      gender: name.gender,
      ...(nameless ? { idType: 'NONE', idNumber: '' } : inventIdentity(random, name.resident)),
      villageId: inventVillage(context),
      birth: nameless ? null : inventBirth(context, age),
      flags: inventFlags(random, age),
      firstContactAt: at,
      mergedInto: null,
    };
    const own = reached.find(({ kind, relation }) => kind === 'MOBILE' && relation === 'SELF');
    const person = { id: newId(at), fields, name, mobile: own?.e164 ?? null };
    known.push(person);
    operations.push(createOperation('people', person.id, fields, at));
    for (const contact of reached) operations.push(contactOperation(context, person, contact));
    return person;
  };

  return {
    knownIn: (section) => known.filter(({ fields }) => fields.section === section),
    meet,
    operations: () => operations,
  };
}

function whoComes({ random }: DemoContext, known: readonly Acquaintance[], section: Section): Visitor {
  const gender: Gender = section === 'FAMILY' ? random.pick(['MALE', 'FEMALE']) : section === 'MEN' ? 'MALE' : 'FEMALE';
  const reachable = known.filter(({ mobile }) => mobile !== null);
  const stranger = (): Visitor => ({
    name: inventName(random, gender, random.chance(0.04)),
    reached: inventReach(random),
  });
  if (reachable.length < 20) return stranger();

  const other = random.pick(reachable);
  const shared = (relation: Reached['relation']): Reached[] => [{ kind: 'MOBILE', e164: other.mobile, relation }];
  return random.weighted<() => Visitor>([
    [stranger, 88],
    [() => ({ name: inventSibling(random, other.name, gender), reached: shared('RELATIVE') }), 6],
    [
      () =>
        other.name.gender === gender
          ? stranger()
          : { name: inventName(random, gender, false), reached: shared('SPOUSE') },
      5,
    ],
    // The same person written down again: what the search for duplicates is there to find.
    [() => (other.fields.section === section ? { name: other.name, reached: shared('SELF') } : stranger()), 2],
  ])();
}

interface Visitor {
  readonly name: InventedName;
  readonly reached: readonly Reached[];
}

function inventReach(random: DemoContext['random']): Reached[] {
  const mobile = inventMobile(random);
  const reached: Reached[] = [];
  if (random.chance(0.93)) reached.push({ kind: 'MOBILE', e164: mobile, relation: 'SELF' });
  if (random.chance(0.08)) reached.push({ kind: 'WHATSAPP', e164: mobile, relation: 'SELF' });
  if (random.chance(0.04)) reached.push({ kind: 'LANDLINE', e164: inventLandline(random), relation: 'SELF' });
  if (random.chance(0.03)) reached.push({ kind: 'EMAIL', e164: null, relation: 'SELF' });
  return reached;
}

function contactOperation({ random, newId }: DemoContext, person: DemoPerson, reached: Reached): PlannedOperation {
  const at = person.fields.firstContactAt;
  const raw = reached.e164 === null ? inventAddress(random) : writePhone(random, reached.e164);
  const fields = {
    section: person.fields.section,
    personId: person.id,
    raw,
    ...reached,
    ...inventPermission(random, person.fields.flags.includes('SAFE_CONTACT_ONLY')),
    isRemoved: false,
  };
  return createOperation('contactPoints', newId(at), fields, at);
}

/** Whoever asks to be reached safely names the hours or forbids what others could hear. */
function inventPermission(
  random: DemoContext['random'],
  isCareful: boolean,
): Pick<ContactPoint, 'safeHours' | 'allowed'> {
  if (!isCareful) return { safeHours: null, allowed: usuallyAllowed };
  const from = random.pick([9, 10, 16, 17]) * 60;
  return { safeHours: { from, to: from + 120 }, allowed: { call: true, whatsapp: false, voicemail: false } };
}

/** `example.com` is kept free for examples (RFC 2606). */
const inventAddress = (random: DemoContext['random']): string =>
  `${random.pick(['aseer', 'sarawat', 'tanomah', 'hijaz', 'juniper'])}.${random.integer(1380, 1430)}@example.com`;
