import type { CallOutcome } from '#shared/calls/call.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { RequestFacts } from '#shared/requests/request-facts.ts';
import { choices, decide, type Change, type Choice, type Order, type Refusal } from '#shared/requests/tracks/track.ts';
import { tracks } from '#shared/requests/tracks/tracks.ts';
import type { TrackPolicy } from '#shared/requests/tracks/tracks-document.ts';
import type { Referral } from '#shared/units/referral.ts';
import type { RankedUnit } from '#shared/units/nearest-units.ts';
import { toEntity } from '../store/entity.ts';
import { change, creation } from './plans.ts';
import { presentVersion } from './present-version.ts';
import type { RepositoryContext } from './repository-context.ts';
import type { Request } from './requests-repository.ts';
import { readStanding, type Standing } from './track-facts.ts';
import { planChange, policyOf } from './track-moves.ts';

/** Where a request is to be transferred to, and how the person agreed to it; null while nobody has asked. */
export interface Transfer {
  readonly to: RankedUnit;
  readonly consent: Referral['consent'] | null;
}

/** A request on its track: what was, what may follow, and in which words. */
export interface OnTrack extends Standing {
  readonly policy: TrackPolicy;
  readonly choices: readonly Choice[];
}

/** The steps of requests along their tracks. */
export function createTracksRepository(context: RepositoryContext) {
  const { store, actor, deskCode, now, newId } = context;

  const transferFacts = (request: Request, { to, consent }: Transfer) => ({
    isOfSection: to.unit.section === request.section,
    hasRoom: to.placesLeft > 0,
    hasConsent: consent !== null,
  });
  const referral = async (request: Request, { to, consent }: Transfer) =>
    creation(
      'referrals',
      newId(),
      {
        section: request.section,
        requestId: request.id,
        personId: request.personId,
        unitId: to.unit.id,
        ...(await presentVersion(store, 'units', 'unitsVersion')),
        state: 'SENT',
        sentAt: now(),
        sentBy: actor.userId,
        consent: consent ?? 'VERBAL',
        answer: null,
        deskCode,
      },
      now(),
    );

  return {
    /** Null until the first sync has brought the association's tracks. */
    async onTrack(request: Request, transfer?: Transfer): Promise<OnTrack | null> {
      const impending = transfer ? { transfer: transferFacts(request, transfer) } : {};
      const standing = await readStanding(context, request, impending);
      const policy = await policyOf(context, request);
      return policy && { ...standing, policy, choices: choices(tracks[request.type], standing.facts, policy) };
    },

    /**
     * Takes one step, if the guards allow it as things stand now, and writes it into the history. A step pressed twice is
     * taken once: the second press finds no such way. If another desk moved the request meanwhile, the server asks a person.
     */
    move: (requestId: string, order: Order, transfer?: Transfer): Promise<Result<Change, Refusal>> =>
      store.commit<Result<Change, Refusal>>(async () => {
        const record = await store.read('requests', requestId);
        if (!record) return { operations: [], value: err({ kind: 'no-way' }) };
        const request = toEntity<'requests'>(record);
        const policy = await policyOf(context, request);
        if (!policy) return { operations: [], value: err({ kind: 'no-way' }) };
        const impending = transfer ? { transfer: transferFacts(request, transfer) } : {};
        const standing = await readStanding(context, request, impending);
        const decided = decide(tracks[request.type], standing.facts, order, policy);
        if (!decided.ok) return { operations: [], value: decided };
        const operations = await planChange(context, request, standing, decided.value);
        const sent = transfer && order.command === 'TRANSFER' ? [await referral(request, transfer)] : [];
        return { operations: [...operations, ...sent], value: ok(decided.value) };
      }),

    /** Writes down an attempt to reach the person; a call that is owed says until when. */
    logCall: (request: Request, outcome: CallOutcome, dueAt: string | null): Promise<void> =>
      store.commit(() => {
        const at = now();
        const { section, personId } = request;
        const call = { section, direction: 'OUT', number: '', outcome, requestId: request.id, personId, at } as const;
        return {
          operations: [creation('calls', newId(), { ...call, dueAt, note: '', deskCode }, at)],
          value: undefined,
        };
      }),

    /** Notes one fact more about a request, on top of what is noted already. */
    note: (requestId: string, part: Partial<RequestFacts>): Promise<void> =>
      store.commit(async () => {
        const record = await store.read('requests', requestId);
        if (!record) return { operations: [], value: undefined };
        const request = toEntity<'requests'>(record);
        const facts = { ...request.facts, ...part };
        return { operations: [change('requests', request, { facts }, now())], value: undefined };
      }),

    /** Ticks an item of the checklist, or takes the tick back. */
    tick: (requestId: string, item: string, isTicked: boolean): Promise<void> =>
      store.commit(async () => {
        const record = await store.read('requests', requestId);
        if (!record) return { operations: [], value: undefined };
        const request = toEntity<'requests'>(record);
        const ticked = request.facts.ticked ?? [];
        if (ticked.includes(item) === isTicked) return { operations: [], value: undefined };
        const facts = {
          ...request.facts,
          ticked: isTicked ? [...ticked, item] : ticked.filter((each) => each !== item),
        };
        return { operations: [change('requests', request, { facts }, now())], value: undefined };
      }),
  };
}
