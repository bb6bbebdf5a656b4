import type { TFunction } from 'i18next';

/** Places that have words of their own for some refusals: what it means there, and what to do. */
type RefusingPlace = 'unlock:problem' | 'setup:problem' | 'administration:fault' | 'backup:problem' | 'desk:problem';

/** What to tell a person of the server's refusal: in the place's own words, or in those that fit everywhere; never its code. */
export const refusalText = (t: TFunction, place: RefusingPlace, code: string): string =>
  t([`${place}.${code}`, `desk:server.${code}`, 'desk:server.other']);
