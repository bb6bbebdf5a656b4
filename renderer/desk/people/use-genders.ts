import { useMemo, useSyncExternalStore } from 'react';
import type { Gender } from '#shared/people/person.ts';
import { useDesk } from '../session/desk-context.ts';

/**
 * Whether a man or a woman is spoken of, by the person's id: given to `t` as `context`, it picks the wording. Undefined of whom the desk
 * does not know, which is the wording that fits both. Another function whenever somebody's record changes.
 */
export function useGenders(): (personId: string | null) => Gender | undefined {
  const { names } = useDesk();
  const version = useSyncExternalStore(names.onChange, names.version);
  return useMemo(
    () => (personId: string | null) => (personId === null ? undefined : names.genderOf(personId)),
    // oxlint-disable-next-line react/exhaustive-deps -- the version stands for the records themselves
    [names, version],
  );
}
