import { addDays } from '#shared/kernel/iso-date.ts';
import { instantAt, riyadhDate } from '#shared/kernel/riyadh-time.ts';
import type { Call } from '#shared/calls/call.ts';
import type { RequestFacts } from '#shared/requests/request-facts.ts';
import { policyInForce } from '#shared/requests/tracks/tracks-document.ts';
import type { PlannedOperation } from '#shared/sync/operation.ts';
import { nearestUnits } from '#shared/units/nearest-units.ts';
import type { Referral } from '#shared/units/referral.ts';
import { createOperation, type DemoContext } from './demo-context.ts';
import type { DemoStep } from './demo-history.ts';
import { nextWorkingDay, secondsAfter } from './demo-office-hours.ts';
import type { DraftRequest } from './demo-requests.ts';

/** Sends transferred people to their nearest unit, counting its places as the desk does. */
export function createDemoTransfers({ association, newId, deskCode, random: base }: DemoContext) {
  const random = base.fork('transfers');
  const sent: Referral[] = [];
  return {
    operations({ id, person, fields }: DraftRequest, history: readonly DemoStep[]): PlannedOperation[] {
      const step = history.find(({ to }) => to === 'TRANSFERRED');
      if (!step) return [];
      const [nearest] = nearestUnits({
        section: fields.section,
        villageId: person?.fields.villageId ?? null,
        units: association.units.units,
        villages: association.villages.villages,
        referrals: sent,
      });
      if (!nearest) return [];
      const hasAnswered = history.at(-1) !== step || random.chance(0.4);
      const referral: Referral = {
        section: fields.section,
        requestId: id,
        personId: fields.personId,
        unitId: nearest.unit.id,
        unitsVersion: association.units.version,
        state: hasAnswered ? 'CONFIRMED' : 'SENT',
        sentAt: step.at,
        sentBy: 'desk',
        consent: 'VERBAL',
        answer: hasAnswered ? { by: 'PHONE', at: step.at } : null,
        deskCode,
      };
      sent.push(referral);
      return [createOperation('referrals', newId(step.at), referral, step.at)];
    },
  };
}

/** The calls that a request's steps rest on: the contact made, the attempts made in vain, the call that is owed. */
export function callOperations(
  { association, newId, deskCode, now }: DemoContext,
  { id, fields }: DraftRequest,
  history: readonly DemoStep[],
): PlannedOperation[] {
  const call = (at: string, outcome: Call['outcome'], dueAt: string | null = null): PlannedOperation => {
    const made: Call = {
      section: fields.section,
      direction: 'OUT',
      number: '',
      outcome,
      requestId: id,
      personId: fields.personId,
      at,
      dueAt,
      note: '',
      deskCode,
    };
    return createOperation('calls', newId(at), made, at);
  };
  return history.flatMap(({ command, to, at }) => {
    if (command === 'CONFIRM_CONTACT' || (command === 'CLOSE' && to === 'CLOSED')) return [call(at, 'REACHED')];
    if (command === 'LOSE_TOUCH')
      return [3, 2, 1].flatMap((ago) => {
        const earlier = secondsAfter(at, -ago * 86_400);
        return earlier > fields.receivedAt ? [call(earlier, 'NO_ANSWER')] : [];
      });
    if (command !== 'CALL_BACK') return [];
    const day = nextWorkingDay(association, addDays(riyadhDate(at), 1));
    return at <= now ? [call(at, 'CALLBACK', instantAt(day, '10:00'))] : [];
  });
}

/** What was noted about a request on its way: papers seen, the charter signed. */
export function factsOf(
  { association }: DemoContext,
  { fields }: DraftRequest,
  history: readonly DemoStep[],
): RequestFacts {
  const { checklist } = policyInForce(association.tracks, riyadhDate(fields.receivedAt)).tracks[fields.type];
  const required = checklist.filter(({ isRequired }) => isRequired).map(({ id }) => id);
  const been = new Set(history.map(({ to }) => to));
  const listed = history.find(({ to }) => to === 'LISTED');
  if (listed) return { ticked: required, charterSignedOn: riyadhDate(listed.at) };
  if (been.has('TRANSFERRED') || been.has('ELIGIBLE')) return { ticked: required };
  return been.has('SCREENING') ? { ticked: required.slice(0, 1) } : {};
}
