import { useSyncExternalStore, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../session/desk-context.ts';

/** Says a person by id; whoever gave no name is said to have given none. Another function whenever a name changes. */
export function usePeopleNames(): (personId: string | null) => string {
  const { t } = useTranslation('desk');
  const { names } = useDesk();
  const version = useSyncExternalStore(names.onChange, names.version);
  return useMemo(
    () => (personId: string | null) => (personId ? names.nameOf(personId) : null) || t('unnamed'),
    // oxlint-disable-next-line react/exhaustive-deps -- the version stands for the names themselves
    [names, version, t],
  );
}
