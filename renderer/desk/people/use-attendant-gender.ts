import { isSession } from '#shared/appointments/offered-kinds.ts';
import type { Gender } from '#shared/people/person.ts';
import type { Appointment } from '../../data/records/appointments-repository.ts';
import { useMay } from '../session/desk-context.ts';
import { useGenders } from './use-genders.ts';

/** Whether a man or a woman is expected. Of a session it is said only to whoever may read the case: the word would tell something of who comes. */
export function useAttendantGender(): (
  appointment: Pick<Appointment, 'kind' | 'personId' | 'section'>,
) => Gender | undefined {
  const may = useMay();
  const genderOf = useGenders();
  return ({ kind, personId, section }) =>
    isSession(kind) && !may('case.read', { section }) ? undefined : genderOf(personId);
}
