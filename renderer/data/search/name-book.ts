import { createListeners } from '../store/listeners.ts';
import type { PeopleDirectory } from './people-directory.ts';
import type { Person } from '../records/people-repository.ts';

interface NameBookDependencies {
  readonly directory: Pick<PeopleDirectory, 'get' | 'isReady' | 'onChange'>;
  readonly people: { byId(id: string): Promise<Pick<Person, 'name'> | null> };
}

/**
 * Names by id, at once: from the directory, and while that is still being built, read one by one as they are asked for. So a
 * list of twenty opens twenty records, however many people there are.
 */
export function createNameBook({ directory, people }: NameBookDependencies) {
  const changes = createListeners<[]>();
  const read = new Map<string, string | null>();
  let version = 0;
  const tell = (): void => {
    version += 1;
    changes.tell();
  };
  directory.onChange(() => {
    read.clear();
    tell();
  });

  const fetch = async (id: string): Promise<void> => {
    read.set(id, null);
    const person = await people.byId(id);
    if (!person) return;
    read.set(id, person.name);
    tell();
  };

  return {
    /** Null while it is not known yet, or where the desk does not know the person. */
    nameOf(id: string): string | null {
      const known = directory.get(id);
      if (known) return known.name;
      if (!directory.isReady() && !read.has(id)) void fetch(id).catch(() => read.delete(id));
      return read.get(id) ?? null;
    },
    /** Another number after each change, for whoever has to look again. */
    version: (): number => version,
    onChange: changes.add,
  };
}
