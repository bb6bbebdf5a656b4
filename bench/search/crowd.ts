import { inventMobile } from '#server/demo/demo-identity.ts';
import { inventName, writeName, type InventedName } from '#server/demo/demo-names.ts';
import { createSeededRandom } from '#server/demo/seeded-random.ts';
import { formatReference } from '#shared/requests/reference-number.ts';

/** Somebody of the crowd: as he was written down, and as another desk hears the same name. */
export interface CrowdPerson {
  readonly id: string;
  readonly name: string;
  /** The same person in another desk's spelling. */
  readonly respelled: string;
  readonly mobile: string;
}

/** A request of one of the crowd. */
export interface CrowdRequest {
  readonly id: string;
  readonly personId: string;
  readonly referenceNumber: string;
}

/** Invents people whose names are spread like those of a mountain district: few families, many of one name. A seed is a crowd. */
export function inventCrowd(count: number, seed = 1448): CrowdPerson[] {
  const random = createSeededRandom(seed);
  return Array.from({ length: count }, (_, index) => {
    const name: InventedName = inventName(random, random.chance(0.5) ? 'MALE' : 'FEMALE', random.chance(0.04));
    return {
      id: `person-${String(index).padStart(7, '0')}`,
      name: writeName(random, name),
      respelled: writeName(random, { ...name, ancestors: name.ancestors.slice(0, 1) }),
      mobile: inventMobile(random),
    };
  });
}

/** Requests of the crowd, numbered as desks would: some people come often, most once or twice. */
export function inventRequests(people: readonly CrowdPerson[], count: number, seed = 1448): CrowdRequest[] {
  const random = createSeededRandom(seed).fork('requests');
  const perDesk = 99_999;
  return Array.from({ length: count }, (_, index) => ({
    id: `request-${String(index).padStart(7, '0')}`,
    personId: people[Math.floor(random.next() ** 2 * people.length)]?.id ?? '',
    referenceNumber: formatReference({
      year: 1448,
      desk: 1 + Math.floor(index / perDesk),
      counter: 1 + (index % perDesk),
    }),
  }));
}
