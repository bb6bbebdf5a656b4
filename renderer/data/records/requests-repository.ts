import type { Section } from '#shared/association/section.ts';
import type { RequestType } from '#shared/association/settings.ts';
import { foldDigits } from '#shared/kernel/digits.ts';
import { compareTexts } from '#shared/kernel/text-order.ts';
import { tidyLine, tidyText } from '#shared/kernel/typed-text.ts';
import { readContact, usuallyAllowed } from '#shared/people/contact-point.ts';
import type { Gender, IdType } from '#shared/people/person.ts';
import { parseReference, readReferencePart, referencePlace } from '#shared/requests/reference-number.ts';
import { isCase } from '#shared/requests/is-case.ts';
import { isOpen } from '#shared/requests/request-state.ts';
import type { Channel } from '#shared/requests/request.ts';
import type { PlannedOperation } from '#shared/sync/operation.ts';
import { toEntity, type Entity } from '../store/entity.ts';
import { groupOf } from './person-group.ts';
import { creation } from './plans.ts';
import { presentVersion } from './present-version.ts';
import { queueOrder } from './print-jobs-repository.ts';
import { planVisit } from './visit-plans.ts';
import type { RepositoryContext } from './repository-context.ts';

export type Request = Entity<'requests'>;
export type Note = Entity<'notes'>;

/** Whom a request is for: someone known, someone new, or a caller who stays unnamed. */
export type IntakePerson =
  | { readonly kind: 'known'; readonly personId: string }
  | {
      readonly kind: 'new';
      readonly name: string;
      readonly phone: string;
      readonly idType: IdType;
      readonly idNumber: string;
      readonly gender: Gender;
      readonly villageId: string | null;
    }
  | { readonly kind: 'unnamed' };

export interface Intake {
  /** The id its request is to have, where that was settled before. */
  readonly requestId?: string;
  readonly person: IntakePerson;
  readonly section: Section;
  readonly channel: Channel;
  readonly serviceId: string;
  readonly type: RequestType;
  readonly policyVersion: number;
  readonly note: string;
  /** A visitor who is to wait for his turn gets a ticket in the same save. */
  readonly joinsQueue?: boolean;
  /** The ticket is to be printed: its job is in the save too. */
  readonly printsTicket?: boolean;
}

export interface RecordedIntake {
  readonly requestId: string;
  readonly personId: string | null;
  readonly referenceNumber: string;
  /** Of whoever joined the queue. */
  readonly visitId: string | null;
  /** Of the ticket that is to be printed. */
  readonly ticketJobId: string | null;
}

/** Requests and their logs. */
export function createRequestsRepository(context: RepositoryContext) {
  const { database, store, vault, actor, deskCode, now, newId } = context;
  /** What is said in a case, and who says it, goes where only those who may read cases find it. */
  const planCase = (
    { type, section, note }: Intake,
    personId: string | null,
    caseId: string,
    at: string,
  ): PlannedOperation[] => {
    if (!isCase(type)) return [];
    const ofCase = { section, isCase: true } as const;
    const party = { ...ofCase, caseId, requestId: caseId, side: 'A', personId, consentsToJoint: false } as const;
    const body = tidyText(note);
    const said = { ...ofCase, requestId: caseId, body, writtenAt: at, by: actor.userId, deskCode };
    return [
      creation('caseFiles', caseId, { ...ofCase, otherRequestId: null, safety: null, handler: '' }, at),
      creation('parties', newId(), party, at),
      ...(body === '' ? [] : [creation('caseNotes', newId(), said, at)]),
    ];
  };

  return {
    /** Records a visitor or caller: person, contact point and request are one save with one final number. */
    record: (intake: Intake): Promise<RecordedIntake> =>
      store.commit(async (numbers) => {
        const at = now();
        const person = planPerson(intake, at, newId);
        const requestId = intake.requestId ?? newId();
        const referenceNumber = numbers.next();
        const request = creation(
          'requests',
          requestId,
          {
            section: intake.section,
            referenceNumber,
            type: intake.type,
            serviceId: intake.serviceId,
            channel: intake.channel,
            personId: person.personId,
            note: isCase(intake.type) ? '' : tidyText(intake.note),
            state: 'NEW',
            receivedAt: at,
            deskCode,
            policyVersion: intake.policyVersion,
            ...(await presentVersion(store, 'services', 'servicesVersion')),
            facts: {},
          },
          at,
        );
        const { personId } = person;
        const { section, serviceId } = intake;
        const visit = intake.joinsQueue
          ? await planVisit(context, { section, requestId, personId, serviceId, appointment: null })
          : null;
        const ticketJobId = visit && intake.printsTicket ? newId() : null;
        const order = { section, subject: 'visits' as const, recordIds: visit ? [visit.visitId] : [] };
        const job = ticketJobId === null ? [] : [queueOrder(order, ticketJobId, context)];
        const ofCase = planCase(intake, personId, requestId, at);
        return {
          operations: [...person.operations, request, ...ofCase, ...(visit?.operations ?? []), ...job],
          value: { requestId, personId, referenceNumber, visitId: visit?.visitId ?? null, ticketJobId },
        };
      }),

    async byId(id: string): Promise<Request | null> {
      const record = await store.read('requests', id);
      return record ? toEntity<'requests'>(record) : null;
    },

    /** Newest first. `day` is a Riyadh day, ISO. */
    async onDay(day: string): Promise<Request[]> {
      const rows = await database.requests.where('day').equals(day).toArray();
      return newestFirst((await store.readAll('requests', rows)).map((record) => toEntity<'requests'>(record)));
    },

    /** All of a person's, those of records that were merged with his among them; newest first. */
    async ofPerson(personId: string): Promise<Request[]> {
      const { ids } = await groupOf(database, personId);
      const rows = await database.requests.where('personId').anyOf(ids).toArray();
      return newestFirst((await store.readAll('requests', rows)).map((record) => toEntity<'requests'>(record)));
    },

    /**
     * Requests by their number or its last digits, newest first. Found by the blind index of desk and counter, so nothing
     * has to be in memory; a counter alone is looked for at every desk.
     */
    async byReference(typed: string, limit: number): Promise<Request[]> {
      const part = readReferencePart(typed);
      if (part === null) return [];
      const desks = part.desk === null ? Array.from({ length: 99 }, (_, index) => index + 1) : [part.desk];
      const tokens = await Promise.all(
        desks.map((desk) => vault.token('reference', referencePlace(desk, part.counter))),
      );
      const rows = await database.requests.where('token').anyOf(tokens).toArray();
      const found = (await store.readAll('requests', rows)).map((record) => toEntity<'requests'>(record));
      const isWhole = parseReference(typed) !== null;
      const typedDigits = foldDigits(typed).replaceAll(/\D/g, '');
      return newestFirst(found)
        .filter(({ referenceNumber }) => {
          const digits = referenceNumber.replaceAll('/', '');
          return isWhole ? digits === typedDigits : part.check === null || digits.endsWith(part.check);
        })
        .slice(0, limit);
    },

    /**
     * The newest ones, newest first: a list opens as many records as it asks for, however many there are. A cursor walks backwards: among 100,000 rows
     * Chromium gave 2,000 in 0.2 s on a crowded machine, sooner than by spans of days (0.28 s) or by keys first (0.37 s).
     */
    async newest(count: number): Promise<Request[]> {
      // What is not held must not take the place of what is.
      const held = database.requests.orderBy('day').filter(({ scope }) => vault.holds(scope));
      // oxlint-disable-next-line unicorn/no-array-reverse -- a query of Dexie, not an array
      const rows = await held.reverse().limit(count).toArray();
      return newestFirst((await store.readAll('requests', rows)).map((record) => toEntity<'requests'>(record)));
    },

    async all(): Promise<Request[]> {
      const rows = await database.requests.toArray();
      return newestFirst((await store.readAll('requests', rows)).map((record) => toEntity<'requests'>(record)));
    },

    async notes(requestId: string): Promise<Note[]> {
      const rows = await database.notes.where('requestId').equals(requestId).toArray();
      const notes = (await store.readAll('notes', rows)).map((record) => toEntity<'notes'>(record));
      return notes.sort((a, b) => compareTexts(b.writtenAt, a.writtenAt));
    },

    addNote: (request: Request, body: string): Promise<void> =>
      store.commit(() => {
        const at = now();
        const note = { section: request.section, requestId: request.id, body: tidyText(body), writtenAt: at, deskCode };
        return { operations: [creation('notes', newId(), note, at)], value: undefined };
      }),

    openOnes: (requests: readonly Request[]): Request[] => requests.filter(({ state }) => isOpen(state)),
  };
}

const newestFirst = (requests: Request[]): Request[] =>
  requests.sort((a, b) => compareTexts(b.receivedAt, a.receivedAt));

function planPerson(
  { person, section }: Intake,
  at: string,
  newId: () => string,
): { personId: string | null; operations: PlannedOperation[] } {
  if (person.kind === 'unnamed') return { personId: null, operations: [] };
  if (person.kind === 'known') return { personId: person.personId, operations: [] };

  const personId = newId();
  const operations = [
    creation(
      'people',
      personId,
      {
        section,
        name: tidyLine(person.name),
        gender: person.gender,
        idType: person.idType,
        idNumber: person.idNumber,
        villageId: person.villageId,
        birth: null,
        flags: [],
        firstContactAt: at,
        mergedInto: null,
      },
      at,
    ),
  ];
  if (tidyLine(person.phone) !== '') {
    operations.push(
      creation(
        'contactPoints',
        newId(),
        {
          section,
          personId,
          ...readContact(person.phone),
          relation: 'SELF',
          safeHours: null,
          allowed: usuallyAllowed,
          isRemoved: false,
        },
        at,
      ),
    );
  }
  return { personId, operations };
}
