import { compareTexts } from '#shared/kernel/text-order.ts';
import { duplicateScore, type DuplicateFacts, type DuplicateScore } from '#shared/people/duplicate-score.ts';
import { foldIdNumber } from '#shared/people/national-id.ts';
import { phoneKey, toE164 } from '#shared/people/phone.ts';
import { splitName } from '#shared/people/person-name.ts';
import type { PeopleDirectory } from './people-directory.ts';
import type { DirectoryPerson } from './people-index.ts';

/** Somebody known who may be the one that is being typed in or looked at. */
export interface PossibleDuplicate {
  readonly person: DirectoryPerson;
  readonly score: DuplicateScore;
}

/** People looked at by name before they are scored; the index gives the best first. */
const CANDIDATES = 25;

/** Known people who may be the same person, likeliest first; nobody is ever merged by it. */
export function possibleDuplicates(
  directory: Pick<PeopleDirectory, 'search' | 'get' | 'ownNumbers'>,
  facts: DuplicateFacts,
  limit: number,
  exceptId?: string,
): PossibleDuplicate[] {
  const { first, family } = splitName(facts.name);
  const typed = [
    facts.name,
    ...(first && family ? [`${first} ${family}`] : []),
    ...facts.ownNumbers,
    ...(facts.idKey.length >= 8 ? [facts.idKey] : []),
  ];
  const found = new Map<string, DirectoryPerson>();
  for (const text of typed)
    for (const { person } of text === '' ? [] : directory.search(text, CANDIDATES)) found.set(person.id, person);
  const myself = exceptId === undefined ? undefined : directory.get(exceptId)?.id;
  return [...found.values()]
    .filter(({ id }) => id !== myself)
    .map((person) => ({ person, score: duplicateScore(facts, factsOf(person, directory.ownNumbers(person.id))) }))
    .filter(({ score }) => score.verdict !== 'none')
    .sort((a, b) => b.score.score - a.score.score || compareTexts(a.person.id, b.person.id))
    .slice(0, limit);
}

/** What somebody in the directory is compared by. */
export const factsOf = (
  { name, idNumber, gender, villageId, birthYear }: DirectoryPerson,
  ownNumbers: readonly string[],
): DuplicateFacts => ({ name, idKey: foldIdNumber(idNumber), ownNumbers, gender, villageId, birthYear });

/** The numbers typed so far, as they are compared; one that is no number yet says nothing. */
export const typedNumbers = (typed: string): string[] => {
  const key = toE164(typed) ?? phoneKey(typed);
  return key === null ? [] : [key];
};
