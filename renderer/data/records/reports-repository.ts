import { may } from '#shared/access/permissions.ts';
import type { Section } from '#shared/association/section.ts';
import { addDays } from '#shared/kernel/iso-date.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import type { HijriMonth } from '#shared/reports/hijri-month.ts';
import { monthReport, type MonthFacts, type MonthReport } from '#shared/reports/month-report.ts';
import { isLate, standingAt, wasSettled } from '#shared/reports/standing-at.ts';
import { isCase } from '#shared/requests/is-case.ts';
import { isOpen } from '#shared/requests/request-state.ts';
import { policyInForce, policyOfVersion, TracksDocument } from '#shared/requests/tracks/tracks-document.ts';
import type { recordSchemas } from '#shared/sync/record-schemas.ts';
import { breath } from '../store/breath.ts';
import type { StoredRow } from '../store/database.ts';
import { toEntity, type Entity } from '../store/entity.ts';
import type { RepositoryContext } from './repository-context.ts';
import type { Request } from './requests-repository.ts';
import { rowsOfDays, rowsOfIds, rowsOfRequests, slicesOf } from '../store/rows-in-slices.ts';

/** Days after a month in which a call of that month may have to be made again: its row lies on the day on which it is due. */
const CALLBACK_DAYS = 60;

/** Requests whose terms are reckoned between two breaths: some five milliseconds' work. */
const RECKONED_AT_ONCE = 500;

type Table = keyof typeof recordSchemas;
type Event = Entity<'requestEvents'>;

/** The month's report, reckoned from what this desk holds of the sections whose report its reader may see. */
export function createReportsRepository({ database, store, actor, now }: RepositoryContext) {
  const isMine = ({ section }: { readonly section: Section }): boolean => may(actor, 'report.read', { section });

  /** Opens rows slice by slice; what is read once for a report is not remembered. */
  const gather = async <Name extends Table>(
    table: Name,
    slices: AsyncIterable<readonly StoredRow[]>,
  ): Promise<Entity<Name>[]> => {
    const found: Entity<Name>[] = [];
    for await (const rows of slices)
      for (const record of await store.openAll(table, rows)) found.push(toEntity<Name>(record));
    return found;
  };
  const ofDays = <Name extends Table>(table: Name, from: string, to: string) =>
    gather(table, rowsOfDays(database[table], 'day', from, to));

  /** The side that was added to a case has a request of its own; the case is counted once, with the side that asked. */
  const addedSides = async (requests: Iterable<Request>): Promise<ReadonlySet<string>> => {
    const ofCases = [...requests].filter(({ type }) => isCase(type)).map(({ id }) => id);
    const parties = await gather('parties', rowsOfRequests(database.parties, ofCases));
    return new Set(parties.filter(({ side }) => side !== 'A').map(({ requestId }) => requestId));
  };

  const requestFacts = async (
    { from, to }: HijriMonth,
    lastDay: string,
    lateFrom: string,
  ): Promise<Pick<MonthFacts, 'settled' | 'open'> & { readonly received: readonly Request[] }> => {
    const requests = new Map<string, Request>();
    const keep = (found: readonly Request[]): void => {
      for (const request of found.filter(isMine)) requests.set(request.id, request);
    };
    const received = await gather('requests', rowsOfDays(database.requests, 'day', from, to));
    keep(received);
    keep(await gather('requests', rowsOfDays(database.requests, 'openDay', '', to)));
    // What was settled since then stood open at the end of the month.
    const since = byRequest(await ofDays('requestEvents', from, lastDay));
    keep(
      await gather(
        'requests',
        rowsOfIds(
          database.requests,
          [...since.keys()].filter((id) => !requests.has(id)),
        ),
      ),
    );
    for (const id of await addedSides(requests.values())) requests.delete(id);

    const inMonth = ({ at }: Event): boolean => riyadhDate(at) <= to;
    const moved = [...requests.values()].filter(({ state }) => state !== 'NEW').map(({ id }) => id);
    const histories = byRequest(await gather('requestEvents', rowsOfRequests(database.requestEvents, moved)));
    const tracks = await store.read('settings', 'tracks');
    const policies = tracks && TracksDocument.parse(tracks.fields);
    const schedule = await store.read('settings', 'schedule');
    const holidays = (schedule?.fields['holidays'] ?? []) as readonly string[];
    const open: MonthFacts['open'][number][] = [];
    for (const slice of slicesOf([...requests.values()], RECKONED_AT_ONCE)) {
      for (const request of slice) {
        const stands = standingAt(request, histories.get(request.id) ?? [], to);
        if (!stands || !isOpen(stands.state)) continue;
        const { type, section, policyVersion, receivedAt } = request;
        const policy =
          policies && (policyOfVersion(policies, policyVersion) ?? policyInForce(policies, riyadhDate(receivedAt)));
        const late = policy !== null && isLate(stands, policy.tracks[type], holidays, lateFrom);
        open.push({ type, section, isLate: late });
      }
      await breath();
    }
    return {
      received: received.filter(({ id }) => requests.has(id)),
      settled: [...since].flatMap(([id, steps]) => {
        const request = requests.get(id);
        return request && wasSettled(steps.filter(inMonth)) ? [request] : [];
      }),
      open,
    };
  };

  const transfersOf = async ({ from, to }: HijriMonth): Promise<Entity<'referrals'>[]> => {
    const events = await ofDays('requestEvents', from, to);
    const sent = new Set(events.filter(({ command }) => command === 'TRANSFER').map(({ requestId }) => requestId));
    const referrals = await gather('referrals', rowsOfRequests(database.referrals, sent));
    return referrals.filter((each) => isMine(each) && isWithin(riyadhDate(each.sentAt), from, to));
  };

  const opinionsOf = async (responses: readonly Entity<'surveyResponses'>[], received: readonly { id: string }[]) => {
    const ids = new Set([...responses, ...received].map(({ id }) => id));
    const readings = await store.readAll('opinionReadings', await database.opinionReadings.toArray());
    return readings.map((record) => toEntity<'opinionReadings'>(record)).filter(({ id }) => ids.has(id));
  };

  return {
    /** Reckons a month, until today where it is not over. Reads in slices: the desk stays at hand meanwhile. */
    async ofMonth(month: HijriMonth): Promise<MonthReport> {
      const { from, to } = month;
      const today = riyadhDate(now());
      const lateFrom = to < today ? addDays(to, 1) : today;
      const requests = await requestFacts(month, to > today ? to : today, lateFrom);
      const responses = (await ofDays('surveyResponses', from, to)).filter(isMine);
      const calls = await gather('calls', rowsOfDays(database.calls, 'day', from, addDays(to, CALLBACK_DAYS)));
      const verified = (await ofDays('participations', from, to)).filter(isMine);
      const certificates = (await ofDays('certificates', from, to)).filter(isMine);
      const improvements = (await store.readAll('improvements', await database.improvements.toArray()))
        .map((record) => toEntity<'improvements'>(record))
        .filter(isMine);
      return monthReport({
        ...requests,
        visits: (await ofDays('visits', from, to)).filter(isMine),
        calls: calls.filter((each) => isMine(each) && isWithin(riyadhDate(each.at), from, to)),
        appointments: (await ofDays('appointments', from, to)).filter(isMine),
        referrals: await transfersOf(month),
        verified: verified.map(({ personId, hours }) => ({ personId, hours })),
        certificates: certificates.filter(({ replaces }) => replaces === null).length,
        responses,
        corrections: (await ofDays('corrections', from, to)).filter(isMine),
        opinions: await opinionsOf(responses, requests.received),
        improvements: improvements.filter(({ heard, action, effect }) =>
          [heard, action, effect].some((stage) => stage !== null && isWithin(stage.on, from, to)),
        ),
      });
    },
  };
}

const isWithin = (day: string, from: string, to: string): boolean => day >= from && day <= to;

function byRequest(events: readonly Event[]): ReadonlyMap<string, readonly Event[]> {
  const histories = new Map<string, Event[]>();
  for (const event of events) {
    const known = histories.get(event.requestId);
    if (known) known.push(event);
    else histories.set(event.requestId, [event]);
  }
  return histories;
}
