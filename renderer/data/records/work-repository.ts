import { may } from '#shared/access/permissions.ts';
import { openCallbacks } from '#shared/calls/callbacks.ts';
import { openRetries } from '#shared/calls/retries.ts';
import { addDays } from '#shared/kernel/iso-date.ts';
import { instantAt, riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { isCase } from '#shared/requests/is-case.ts';
import { isOpen } from '#shared/requests/request-state.ts';
import { dueDay, standsSince } from '#shared/requests/tracks/track-progress.ts';
import { policyInForce, policyOfVersion, TracksDocument } from '#shared/requests/tracks/tracks-document.ts';
import { inOrderOfUrgency, type Task } from '#shared/work/task.ts';
import { breath } from '../store/breath.ts';
import type { StoredRow } from '../store/database.ts';
import { factsOf, possibleDuplicates } from '../search/duplicates.ts';
import { toEntity, type Entity } from '../store/entity.ts';
import type { PeopleDirectory } from '../search/people-directory.ts';
import type { RepositoryContext } from './repository-context.ts';
import type { Request } from './requests-repository.ts';

/** Days behind and ahead in which a call-back or a call in vain is looked for; older ones were given up. */
const CALL_DAYS = 30;

/** The open requests that are looked at for their terms, the oldest first: what is older than all of them is no daily work. */
const MOST_OPEN = 600;

type Directory = Pick<PeopleDirectory, 'search' | 'get' | 'ownNumbers' | 'everyone'>;

/** The daily work: what is due for whoever works at this desk, by what he may do about it. */
export function createWorkRepository({ database, store, actor }: RepositoryContext, directory: Directory) {
  const callTasks = async (rows: StoredRow[], day: string): Promise<Task[]> => {
    const all = (await store.readAll('calls', rows)).map((record) => toEntity<'calls'>(record));
    const mine = all.filter(({ section }) => may(actor, 'request.create', { section }));
    const due = openCallbacks(mine).filter(({ dueAt }) => dueAt !== null && riyadhDate(dueAt) <= day);
    const retries = await ofOpenRequests(openRetries(mine, day));
    return [
      ...due.map(({ id, personId, requestId, number, dueAt }) => ({
        kind: 'callback' as const,
        id,
        personId,
        requestId,
        number,
        dueAt: dueAt ?? '',
      })),
      ...retries.map(({ id, personId, requestId, number, at }) => ({
        kind: 'retry' as const,
        id,
        personId,
        requestId,
        number,
        triedAt: at,
      })),
    ];
  };

  /** An attempt about a request that has ended since is no duty any more. */
  const ofOpenRequests = async (attempts: readonly Entity<'calls'>[]): Promise<Entity<'calls'>[]> => {
    const asked = await Promise.all(
      attempts.map(async (call) => (call.requestId === null ? null : store.read('requests', call.requestId))),
    );
    return attempts.filter((_, index) => {
      const record = asked[index];
      return record ? isOpen(toEntity<'requests'>(record).state) : false;
    });
  };

  const clashTasks = async (rows: StoredRow[]): Promise<Task[]> =>
    (await store.readAll('appointments', rows))
      .map((record) => toEntity<'appointments'>(record))
      .filter(({ confirmation, state }) => confirmation === 'CLASH' && (state === 'BOOKED' || state === 'HELD'))
      .filter(({ section }) => may(actor, 'appointment.book', { section }))
      .map(({ id, personId, startsAt }) => ({ kind: 'clash', id, appointmentId: id, personId, startsAt }));

  const stepTasks = async (rows: StoredRow[], day: string): Promise<Task[]> => {
    const record = await store.read('settings', 'tracks');
    if (!record) return [];
    const document = TracksDocument.parse(record.fields);
    const schedule = await store.read('settings', 'schedule');
    const holidays = (schedule?.fields['holidays'] ?? []) as readonly string[];
    const open = (await store.readAll('requests', rows))
      .map((each) => toEntity<'requests'>(each))
      .filter((request) => isMine(request));
    const histories = await historiesOf(open.map(({ id }) => id));
    return open.flatMap((request): Task[] => {
      const { id, state, type, serviceId, receivedAt, policyVersion, servicesVersion, personId } = request;
      const policy = policyOfVersion(document, policyVersion) ?? policyInForce(document, riyadhDate(receivedAt));
      const since = standsSince(histories.get(id) ?? [], state, receivedAt);
      const due = dueDay(policy.tracks[type], state, since, holidays);
      if (due === null || due > day) return [];
      return [{ kind: 'step', id, requestId: id, personId, serviceId, servicesVersion, state, day: due }];
    });
  };
  const isMine = ({ section, type }: Request): boolean =>
    isCase(type) ? may(actor, 'case.change', { section }) : may(actor, 'request.change', { section, type });
  const historiesOf = async (ids: readonly string[]): Promise<Map<string, Entity<'requestEvents'>[]>> => {
    const rows = await database.requestEvents.where('requestId').anyOf(ids).toArray();
    const events = (await store.readAll('requestEvents', rows)).map((record) => toEntity<'requestEvents'>(record));
    const histories = new Map<string, Entity<'requestEvents'>[]>();
    for (const event of events) histories.set(event.requestId, [...(histories.get(event.requestId) ?? []), event]);
    return histories;
  };

  const mergeTasks = async (rows: StoredRow[]): Promise<Task[]> =>
    (await store.readAll('merges', rows))
      .map((record) => toEntity<'merges'>(record))
      .filter(({ state, section }) => state === 'PROPOSED' && may(actor, 'person.merge', { section }))
      .map(({ id, survivorId, mergedId }) => ({ kind: 'merge', id, personId: survivorId, otherId: mergedId }));

  return {
    /** Everything due by the end of a Riyadh day (ISO) but likely duplicates, the most urgent first. */
    async tasks(day: string): Promise<Task[]> {
      // Rows first: only what is read before anything is opened is watched for changes.
      const [appointments, calls, requests, merges] = await Promise.all([
        database.appointments.where('day').aboveOrEqual(day).toArray(),
        database.calls.where('day').between(addDays(day, -CALL_DAYS), addDays(day, CALL_DAYS)).toArray(),
        database.requests.orderBy('openDay').limit(MOST_OPEN).toArray(),
        database.merges.toArray(),
      ]);
      const found = await Promise.all([
        clashTasks(appointments),
        callTasks(calls, day),
        stepTasks(requests, day),
        mergeTasks(merges),
      ]);
      return inOrderOfUrgency(found.flat());
    },

    /**
     * People first written down on this day who are very likely known already and of whom nobody has decided. Looks at one
     * after the other and lets the desk breathe between them.
     */
    async likelyDuplicates(day: string): Promise<Task[]> {
      const begun = instantAt(day, '00:00');
      const newcomers = directory.everyone().filter(({ firstContactAt }) => firstContactAt >= begun);
      const decided = await decidedPairs();
      const found: Task[] = [];
      for (const person of newcomers) {
        if (!may(actor, 'person.propose-merge', { section: person.section })) continue;
        const facts = factsOf(person, directory.ownNumbers(person.id));
        const [known] = possibleDuplicates(directory, facts, 1, person.id);
        if (known?.score.verdict === 'strong' && !decided.has(pairOf(person.id, known.person.id))) {
          found.push({ kind: 'duplicate', id: person.id, personId: person.id, otherId: known.person.id });
        }
        await breath();
      }
      return found.filter(({ id }, index) => !found.slice(0, index).some((each) => isSamePair(each, id)));
    },
  };

  async function decidedPairs(): Promise<ReadonlySet<string>> {
    const records = await store.readAll('merges', await database.merges.toArray());
    return new Set(
      records
        .map((record) => toEntity<'merges'>(record))
        .filter(({ state }) => state !== 'UNDONE')
        .map(({ survivorId, mergedId }) => pairOf(survivorId, mergedId)),
    );
  }
}

const pairOf = (one: string, other: string): string => [one, other].toSorted().join(' ');

/** Two newcomers who are each other's likely duplicate are one task. */
const isSamePair = (task: Task, id: string): boolean => task.kind === 'duplicate' && task.otherId === id;
