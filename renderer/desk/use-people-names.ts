import { useTranslation } from 'react-i18next';
import { useLive } from '../data/use-live.ts';
import { useDesk } from './desk-context.ts';

/** Says a person by id; whoever gave no name is said to have given none. Reads again when people change. */
export function usePeopleNames(): (personId: string | null) => string {
  const { t } = useTranslation('desk');
  const { people } = useDesk();
  const names = useLive(async () => new Map((await people.all()).map(({ id, name }) => [id, name])), [people]);
  return (personId) => (personId ? names?.get(personId) : undefined) || t('unnamed');
}
