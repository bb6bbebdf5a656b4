/** Values by id. */
export interface IdMap<Value> {
  get(id: string): Value | undefined;
  has(id: string): boolean;
  /** Puts a value under an id, in the place of the one that stood there. */
  set(id: string, value: Value): void;
  delete(id: string): void;
  size(): number;
  /** The values in the order in which their ids came first. */
  values(): IterableIterator<Value>;
}

/** Places are a power of two, so that a hash is brought among them by its lowest bits. */
const LEAST_PLACES = 64;

/** Twice as many places as entries at the least: most ids stand where their hash says. */
const PLACES_PER_ENTRY = 2;

const NOBODY = 0;

/**
 * Values by id for the hundred thousand that a desk holds as long as it is open. A Map does the same, but V8 enters every text that is a key of
 * one in its table of such texts, and walks along the whole table in the pause of each full collection: half to two thirds of that pause.
 */
export function createIdMap<Value>(): IdMap<Value> {
  /** For each place the number of an entry, counted from one, or nobody. */
  let places = new Int32Array(LEAST_PLACES);
  /** What was deleted leaves its entry empty until the places are laid out anew: others may have been put behind it. */
  let ids: (string | undefined)[] = [];
  let values: (Value | undefined)[] = [];
  let count = 0;

  /** The place of an id, or the free one where it belongs. */
  function placeOf(id: string): number {
    const mask = places.length - 1;
    let place = hashOf(id) & mask;
    while (places[place] !== NOBODY && ids[(places[place] ?? NOBODY) - 1] !== id) place = (place + 1) & mask;
    return place;
  }

  /** The index of an id's entry; -1 where there is none. */
  const entryOf = (id: string): number => (places[placeOf(id)] ?? NOBODY) - 1;

  function append(id: string, value: Value): void {
    places[placeOf(id)] = ids.push(id);
    values.push(value);
  }

  function layOutAnew(): void {
    const [idsBefore, valuesBefore] = [ids, values];
    let size = LEAST_PLACES;
    while (size < count * PLACES_PER_ENTRY * 2) size *= 2;
    places = new Int32Array(size);
    ids = [];
    values = [];
    for (const [entry, id] of idsBefore.entries()) if (id !== undefined) append(id, valuesBefore[entry] as Value);
  }

  return {
    get(id) {
      const entry = entryOf(id);
      return entry < 0 ? undefined : values[entry];
    },
    has: (id) => entryOf(id) >= 0,
    set(id, value) {
      const entry = entryOf(id);
      if (entry >= 0) {
        values[entry] = value;
        return;
      }
      if ((ids.length + 1) * PLACES_PER_ENTRY > places.length) layOutAnew();
      append(id, value);
      count += 1;
    },
    delete(id) {
      const entry = entryOf(id);
      if (entry < 0) return;
      ids[entry] = undefined;
      values[entry] = undefined;
      count -= 1;
    },
    size: () => count,
    *values() {
      for (let entry = 0; entry < ids.length; entry += 1) if (ids[entry] !== undefined) yield values[entry] as Value;
    },
  };
}

/** FNV-1a over the text's units, its upper bits folded into the lower ones. */
function hashOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}
