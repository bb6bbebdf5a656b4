import type { Transfer, OnTrack } from '../../data/records/tracks-repository.ts';
import type { Request } from '../../data/records/requests-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk } from '../../desk/session/desk-context.ts';

/** Where a request stands on its track, read anew whenever something that its guards look at changes. */
export function useOnTrack(request: Request, transfer?: Transfer): OnTrack | null | undefined {
  const { tracks } = useDesk();
  const { id, revision, state, facts } = request;
  return useLive(
    () => tracks.onTrack(request, transfer),
    [tracks, id, revision, state, facts, transfer?.to.unit.id, transfer?.to.placesLeft, transfer?.consent],
  );
}
