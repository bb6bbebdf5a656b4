import { useLiveQuery } from 'dexie-react-hooks';
import type { DependencyList } from 'react';

/**
 * Reads from the desk's database and reads again whenever what was read changes. Undefined until the first answer, so
 * that a screen can tell "not yet" from "nothing". A query reads its rows first and opens them afterwards: only the
 * reading is watched.
 */
export const useLive = <Value>(query: () => Promise<Value>, dependencies: DependencyList): Value | undefined =>
  useLiveQuery(query, [...dependencies]);
