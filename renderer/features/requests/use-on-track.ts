import type { GuardName } from '#shared/requests/tracks/guards.ts';
import type { Transfer, OnTrack } from '../../data/records/tracks-repository.ts';
import type { Request } from '../../data/records/requests-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk } from '../../desk/session/desk-context.ts';

/** Where a request stands on its track, read anew whenever something that its guards look at changes. */
export function useOnTrack(request: Request): OnTrack | null | undefined {
  const { tracks } = useDesk();
  const { id, revision, state, facts } = request;
  return useLive(() => tracks.onTrack(request), [tracks, id, revision, state, facts]);
}

/**
 * What is missing for a transfer; null where nothing is, and while that is being looked up: what is pressed meanwhile is not
 * lost, the move itself looks again.
 */
export function useTransferGuard(request: Request, transfer: Transfer | undefined): GuardName | null {
  const { tracks } = useDesk();
  const { id, revision, state, facts } = request;
  const { to, consent } = transfer ?? {};
  const asked = `${to?.unit.id} ${to?.placesLeft} ${consent}`;
  const answer = useLive(
    () => tracks.onTrack(request, transfer).then((onTrack) => ({ asked, onTrack })),
    [tracks, id, revision, state, facts, asked],
  );
  if (answer?.asked !== asked) return null;
  return answer.onTrack?.choices.find(({ command }) => command === 'TRANSFER')?.guard ?? null;
}
