import { createRequire } from 'node:module';
import { createNameIndex } from '#shared/text/name-index.ts';
import { foldForSearch } from '#shared/text/name-keys.ts';
import type { CrowdPerson } from './crowd.ts';

const peers = createRequire(new URL('../peers/package.json', import.meta.url));

/** Search as you type over the crowd: the ids of the best matches, best first. */
export interface NameSearch {
  search(typed: string, limit: number): readonly string[];
}

/** Folded as ours folds them, so that the peers are asked the same question and no spelling is held against them. */
const folded = (name: string): string => foldForSearch(name).join(' ');

interface MiniSearchLike {
  addAll(documents: readonly object[]): void;
  search(typed: string, options: object): readonly { readonly id: string }[];
}
interface FlexSearchIndex {
  add(id: number, text: string): void;
  search(typed: string, options: object): readonly number[];
}

/** Each fills an index with the whole crowd. The peers are set up for names as their documentation advises. */
export const indexes: Readonly<Record<string, (people: readonly CrowdPerson[]) => NameSearch>> = {
  Istiqbal(people) {
    const index = createNameIndex();
    for (const { id, name } of people) index.add(id, name);
    return { search: (typed, limit) => index.search(typed, limit).map(({ id }) => id) };
  },
  MiniSearch(people) {
    const loaded = peers('minisearch') as { default?: unknown };
    const MiniSearch = (loaded.default ?? loaded) as new (options: object) => MiniSearchLike;
    const index = new MiniSearch({ fields: ['name'], processTerm: (term: string) => term });
    index.addAll(people.map(({ id, name }) => ({ id, name: folded(name) })));
    const options = { prefix: true, combineWith: 'AND', fuzzy: (term: string) => (term.length > 4 ? 0.2 : false) };
    return {
      search: (typed, limit) =>
        index
          .search(folded(typed), options)
          .slice(0, limit)
          .map(({ id }) => id),
    };
  },
  FlexSearch(people) {
    const { Index } = peers('flexsearch') as { Index: new (options: object) => FlexSearchIndex };
    const index = new Index({ tokenize: 'forward', encode: (text: string) => text.split(' ').filter(Boolean) });
    people.forEach(({ name }, position) => index.add(position, folded(name)));
    return {
      search: (typed, limit) => index.search(folded(typed), { limit }).map((position) => people[position]?.id ?? ''),
    };
  },
};
