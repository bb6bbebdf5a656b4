import { createListeners } from '../store/listeners.ts';
import type { Gender } from '#shared/people/person.ts';
import type { PeopleDirectory } from './people-directory.ts';
import type { Person } from '../records/people-repository.ts';

/** What a text about somebody needs to know of him or her. */
type Spoken = Pick<Person, 'name' | 'gender'>;

interface NameBookDependencies {
  readonly directory: Pick<PeopleDirectory, 'get' | 'isReady' | 'onChange'>;
  readonly people: { byId(id: string): Promise<Spoken | null> };
}

/**
 * Names by id, and whether a man or a woman is spoken of, at once: from the directory, and while that is still being built, read as they are
 * asked for. So a list of twenty opens twenty records, however many people there are.
 */
export function createNameBook({ directory, people }: NameBookDependencies) {
  const changes = createListeners<[]>();
  const read = new Map<string, Spoken | null>();
  let version = 0;
  const tell = (): void => {
    version += 1;
    changes.tell();
  };
  directory.onChange(() => {
    read.clear();
    tell();
  });

  let asked: string[] = [];
  /** All that one drawing of a screen asks for is read together and told once: each telling draws the whole screen again. */
  const readAsked = async (): Promise<void> => {
    const ids = asked;
    asked = [];
    const found = await Promise.all(ids.map((id) => people.byId(id).catch(() => undefined)));
    for (const [index, id] of ids.entries()) {
      const person = found[index];
      if (person === undefined) read.delete(id);
      else read.set(id, person);
    }
    if (found.some((person) => person)) tell();
  };
  const ask = (id: string): void => {
    read.set(id, null);
    asked.push(id);
    if (asked.length === 1) queueMicrotask(() => void readAsked());
  };

  const look = (id: string): Spoken | null => {
    const known = directory.get(id);
    if (known) return known;
    if (!directory.isReady() && !read.has(id)) ask(id);
    return read.get(id) ?? null;
  };

  return {
    /** Null while it is not known yet, or where the desk does not know the person. */
    nameOf: (id: string): string | null => look(id)?.name ?? null,
    /** Undefined where the name would be null: texts take the wording that fits both. */
    genderOf: (id: string): Gender | undefined => look(id)?.gender,
    /** Another number after each change, for whoever has to look again. */
    version: (): number => version,
    onChange: changes.add,
  };
}
