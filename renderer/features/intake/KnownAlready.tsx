import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Section } from '#shared/association/section.ts';
import { foldIdNumber } from '#shared/people/national-id.ts';
import { typedNumbers } from '../../data/search/duplicates.ts';
import type { NewPerson } from '../../desk/drafts/intake-draft.ts';
import { PossibleDuplicates } from '../../desk/people/PossibleDuplicates.tsx';

interface KnownAlreadyProps {
  readonly person: NewPerson;
  readonly section: Section | null;
  readonly onTake: (personId: string) => void;
}

/** Who a new person may be already, while he is typed in. It warns; whoever knows better goes on. */
export function KnownAlready({ person, section, onTake }: KnownAlreadyProps) {
  const { t } = useTranslation('intake');
  // Typing goes first: the comparison follows when there is time.
  const typed = useDeferredValue(person);
  const facts = useMemo(
    () => ({
      name: typed.name,
      idKey: foldIdNumber(typed.idNumber),
      ownNumbers: typedNumbers(typed.phone),
      gender: typed.gender ?? (section === 'WOMEN' ? ('FEMALE' as const) : ('MALE' as const)),
      villageId: typed.villageId,
      birthYear: null,
    }),
    [typed, section],
  );
  return <PossibleDuplicates facts={facts} takeLabel={t('person.isHim', { context: facts.gender })} onTake={onTake} />;
}
