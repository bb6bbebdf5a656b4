import { useCallback } from 'react';
import type { Gender } from '#shared/people/person.ts';
import type { Visit } from '../../data/records/visits-repository.ts';
import { useGenders } from '../people/use-genders.ts';

const sideOf: Readonly<Partial<Record<Visit['section'], Gender>>> = { MEN: 'MALE', WOMEN: 'FEMALE' };

/** Whether a man or a woman waits: by the record, and where there is none by the side that serves; of the side of families it is not guessed. */
export function useVisitorGender(): (visit: Pick<Visit, 'personId' | 'section'>) => Gender | undefined {
  const genderOf = useGenders();
  return useCallback(({ personId, section }) => genderOf(personId) ?? sideOf[section], [genderOf]);
}
