import { compareTexts } from '#shared/kernel/text-order.ts';
import type { LegalHold } from '../../data/records/legal-holds-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk } from '../session/desk-context.ts';

/** The holds on a person, lifted ones too, latest first; none while they are read, or where they are not for this desk. */
export function usePersonHolds(personId: string | null): readonly LegalHold[] {
  const { legalHolds } = useDesk();
  return useLive(async () => (personId === null ? [] : legalHolds.ofPerson(personId)), [legalHolds, personId]) ?? [];
}

/** The holds on a request and on whoever it is about, latest first. */
export function useRequestHolds(requestId: string, personId: string | null): readonly LegalHold[] {
  const { legalHolds } = useDesk();
  const own = useLive(() => legalHolds.ofRequest(requestId), [legalHolds, requestId]) ?? [];
  const whose = usePersonHolds(personId).filter((hold) => hold.requestId === null);
  return [...own, ...whose].sort((a, b) => compareTexts(b.setAt, a.setAt));
}
