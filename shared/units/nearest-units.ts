import type { Section } from '../association/section.ts';
import type { Village } from '../association/villages.ts';
import { takesPlace, type Referral } from './referral.ts';
import type { Unit } from './unit.ts';

/** How far a unit is, and how many places it has left. */
export interface RankedUnit {
  readonly unit: Unit;
  /** By the roads between neighbouring villages; null where no road is known. */
  readonly distance: { readonly minutes: number; readonly kilometres: number } | null;
  readonly placesLeft: number;
}

interface RankingInput {
  readonly section: Section;
  /** Where the person lives; null where that is not known. */
  readonly villageId: string | null;
  readonly units: readonly Unit[];
  readonly villages: readonly Village[];
  /** Every referral of every desk that this one knows of. */
  readonly referrals: readonly Pick<Referral, 'unitId' | 'state'>[];
}

/** Units of the section, the nearest with a place left first; full ones last, and unknown roads after known ones. */
export function nearestUnits({ section, villageId, units, villages, referrals }: RankingInput): RankedUnit[] {
  const roads = villageId === null ? new Map<string, Distance>() : shortestRoads(villageId, villages);
  return units
    .filter((unit) => unit.section === section)
    .map((unit) => ({
      unit,
      distance: roads.get(unit.villageId) ?? null,
      placesLeft: placesLeft(unit, referrals),
    }))
    .sort(
      (a, b) =>
        Number(a.placesLeft === 0) - Number(b.placesLeft === 0) ||
        minutesTo(a) - minutesTo(b) ||
        a.unit.name.localeCompare(b.unit.name, 'ar'),
    );
}

/** Places a unit has left; never below none, also where desks without a network have sent one too many. */
const placesLeft = (unit: Unit, referrals: RankingInput['referrals']): number =>
  Math.max(
    0,
    unit.capacity - unit.taken - referrals.filter((sent) => sent.unitId === unit.id && takesPlace(sent)).length,
  );

interface Distance {
  readonly minutes: number;
  readonly kilometres: number;
}

const minutesTo = ({ distance }: RankedUnit): number => distance?.minutes ?? Number.MAX_SAFE_INTEGER;

/** Dijkstra over the roads between neighbours, by minutes; a road that one end names can be driven both ways. */
function shortestRoads(from: string, villages: readonly Village[]): ReadonlyMap<string, Distance> {
  const roads = new Map<string, { to: string; minutes: number; kilometres: number }[]>();
  for (const { id, neighbours } of villages) {
    for (const { villageId, minutes, kilometres } of neighbours ?? []) {
      roads.set(id, [...(roads.get(id) ?? []), { to: villageId, minutes, kilometres }]);
      roads.set(villageId, [...(roads.get(villageId) ?? []), { to: id, minutes, kilometres }]);
    }
  }
  const settled = new Map<string, Distance>();
  const reached = new Map<string, Distance>([[from, { minutes: 0, kilometres: 0 }]]);
  while (reached.size > 0) {
    const [nearest] = [...reached].sort(([, a], [, b]) => a.minutes - b.minutes);
    if (!nearest) break;
    const [id, distance] = nearest;
    reached.delete(id);
    settled.set(id, distance);
    for (const road of roads.get(id) ?? []) {
      const minutes = distance.minutes + road.minutes;
      if (settled.has(road.to) || (reached.get(road.to)?.minutes ?? Infinity) <= minutes) continue;
      reached.set(road.to, { minutes, kilometres: distance.kilometres + road.kilometres });
    }
  }
  return settled;
}
