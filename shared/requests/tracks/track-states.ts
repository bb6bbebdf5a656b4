import type { RequestType } from '../../association/settings.ts';
import type { RequestState } from '../request-state.ts';
import { tracks } from './tracks.ts';

/** Where requests of a type can stand, in the order in which their track names the states. */
export const statesOf = (type: RequestType): RequestState[] => [
  ...new Set(tracks[type].flatMap(({ from, to }) => [...from, to])),
];
