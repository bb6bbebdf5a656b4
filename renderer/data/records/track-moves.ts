import {
  TracksDocument,
  policyInForce,
  policyOfVersion,
  type TrackPolicy,
} from '#shared/requests/tracks/tracks-document.ts';
import { isCase } from '#shared/requests/is-case.ts';
import type { RequestEvent } from '#shared/requests/request-event.ts';
import { choices, decide, type Change } from '#shared/requests/tracks/track.ts';
import type { TrackCommand } from '#shared/requests/tracks/track-command.ts';
import { tracks } from '#shared/requests/tracks/tracks.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import type { PlannedOperation } from '#shared/sync/operation.ts';
import { toEntity } from '../store/entity.ts';
import { change, creation } from './plans.ts';
import type { RepositoryContext } from './repository-context.ts';
import type { Request } from './requests-repository.ts';
import { readStanding, type AppointmentToBe, type Standing } from './track-facts.ts';

/** The policy a request began under; null until the first sync has brought it. */
export async function policyOf({ store }: RepositoryContext, request: Request): Promise<TrackPolicy | null> {
  const record = await store.read('settings', 'tracks');
  if (!record) return null;
  const document = TracksDocument.parse(record.fields);
  const version =
    policyOfVersion(document, request.policyVersion) ?? policyInForce(document, riyadhDate(request.receivedAt));
  return version.tracks[request.type];
}

/**
 * The operations of a change: the state, with the state it leaves as what must still stand at the server, and the line
 * of history. Both sides' requests of a case move together.
 */
export async function planChange(
  { store, actor, deskCode, now, newId }: RepositoryContext,
  request: Request,
  { theCase }: Standing,
  { command, from, to, reason }: Change,
): Promise<PlannedOperation[]> {
  const at = now();
  const event: RequestEvent = {
    section: request.section,
    isCase: isCase(request.type),
    requestId: theCase?.id ?? request.id,
    command,
    from,
    to,
    reason: reason.slice(0, 1000),
    by: actor.userId,
    at,
    deskCode,
  };
  const others = (theCase?.parties ?? []).flatMap(({ requestId }) => (requestId === request.id ? [] : [requestId]));
  const records = await Promise.all(others.map((id) => store.read('requests', id)));
  const operations = records.flatMap((record) => (record ? [change('requests', record, { state: to }, at)] : []));
  return [
    change('requests', request, { state: to }, at, { state: from }),
    ...operations,
    creation('requestEvents', newId(), event, at),
  ];
}

/** Steps that an appointment takes by itself, in the order in which they are tried. */
const FOLLOWING: readonly TrackCommand[] = [
  'SET_INTERVIEW',
  'REBOOK',
  'SET_EXAM',
  'RECORD_INTERVIEW',
  'RECORD_ABSENCE',
];

/** What follows for the request from an appointment that is booked, kept or missed: nothing, or one step of its track. */
export async function planFollowing(
  context: RepositoryContext,
  requestId: string,
  appointment: AppointmentToBe,
): Promise<PlannedOperation[]> {
  const record = await context.store.read('requests', requestId);
  if (!record) return [];
  const request = toEntity<'requests'>(record);
  const policy = await policyOf(context, request);
  if (!policy) return [];
  const standing = await readStanding(context, request, { appointment });
  const free = choices(tracks[request.type], standing.facts, policy).filter(({ guard }) => guard === null);
  const command = FOLLOWING.find((each) => free.some((choice) => choice.command === each));
  if (!command) return [];
  const decided = decide(tracks[request.type], standing.facts, { command }, policy);
  return decided.ok ? planChange(context, request, standing, decided.value) : [];
}
