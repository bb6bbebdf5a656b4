import { compareTexts } from '../kernel/text-order.ts';
import { sameValue } from '../sync/same-value.ts';
import { PersonFlag, type Person } from './person.ts';

/*
 * Two records of one person are merged by an alias: the merged record points to the one that stands for both, and
 * nothing that refers to it is rewritten. So whatever another desk still does with the merged record, before or after
 * it hears of the merge, belongs to the survivor, and taking a merge back is taking the pointer away.
 */

/** The alias a record carries; null where the record stands for itself. */
export type AliasOf = (personId: string) => string | null;

/**
 * The record that stands for a person. Desks that merged the same people the other way round, not knowing of each other,
 * make a ring: then the oldest of the ring (ids are in the order of making) stands for all, at every desk alike.
 */
export function survivorOf(personId: string, aliasOf: AliasOf): string {
  const walked: string[] = [];
  let at = personId;
  for (;;) {
    const next = aliasOf(at);
    if (next === null || next === at) return at;
    const again = walked.indexOf(at);
    if (again >= 0) return oldest(walked.slice(again));
    walked.push(at);
    at = next;
  }
}

const oldest = (ids: readonly string[]): string => ids.reduce((first, id) => (id < first ? id : first));

/** What may be chosen of either record when two are merged. */
export const mergeableFields = ['name', 'gender', 'idType', 'idNumber', 'villageId', 'birth'] as const;
export type MergeableField = (typeof mergeableFields)[number];
export type MergeableFacts = Pick<Person, MergeableField | 'flags'>;

/** For each field whether the survivor's value stays or the other's is taken. */
export type MergeChoices = Readonly<Record<MergeableField, 'survivor' | 'merged'>>;

/** What is chosen unless somebody chooses otherwise: the survivor's, and the other's where the survivor has none. */
export function proposedChoices(survivor: MergeableFacts, merged: MergeableFacts): MergeChoices {
  const takesId = survivor.idNumber === '' && merged.idNumber !== '';
  const taken: Partial<Record<MergeableField, boolean>> = {
    name: survivor.name === '' && merged.name !== '',
    idType: takesId,
    idNumber: takesId,
    villageId: survivor.villageId === null && merged.villageId !== null,
    birth: survivor.birth === null && merged.birth !== null,
  };
  const choose = (field: MergeableField) => [field, taken[field] === true ? 'merged' : 'survivor'] as const;
  return Object.fromEntries(mergeableFields.map(choose)) as Record<MergeableField, 'survivor' | 'merged'>;
}

/** The facts of the one person. What protects him is never chosen away: the flags of both stand. */
export function mergedFacts(survivor: MergeableFacts, merged: MergeableFacts, choices: MergeChoices): MergeableFacts {
  const chosen = mergeableFields.map((field) => [field, (choices[field] === 'merged' ? merged : survivor)[field]]);
  return {
    ...(Object.fromEntries(chosen) as Pick<Person, MergeableField>),
    flags: unitedFlags(survivor.flags, merged.flags),
  };
}

/** The flags of both, in their one order. */
const unitedFlags = (...sets: readonly (readonly PersonFlag[])[]): PersonFlag[] =>
  PersonFlag.options.filter((flag) => sets.some((flags) => flags.includes(flag)));

/** A value that was given to a merged record after whoever merged it had looked. */
export interface LateFact {
  readonly field: MergeableField;
  readonly value: Person[MergeableField];
  /** The merged record it was given to. */
  readonly personId: string;
}

/** A merged record: as it stands now, and as it was when it was merged. */
export interface MergedRecord {
  readonly id: string;
  readonly now: MergeableFacts;
  readonly seen: MergeableFacts;
}

/**
 * What came late and is not on the survivor's card: values of merged records that differ from what was seen when they
 * were merged. The order in which desks and server heard of it all plays no part.
 */
export function lateFacts(survivor: MergeableFacts, merged: readonly MergedRecord[]): LateFact[] {
  return [...merged]
    .sort((a, b) => compareTexts(a.id, b.id))
    .flatMap(({ id, now, seen }) =>
      mergeableFields
        .filter((field) => !sameValue(now[field], seen[field]) && !sameValue(now[field], survivor[field]))
        .map((field) => ({ field, value: now[field], personId: id })),
    );
}

/** The flags of everybody the survivor stands for: one that came late protects at once, without anybody's decision. */
export const flagsOfAll = (survivor: Pick<Person, 'flags'>, merged: readonly Pick<Person, 'flags'>[]): PersonFlag[] =>
  unitedFlags(survivor.flags, ...merged.map(({ flags }) => flags));
