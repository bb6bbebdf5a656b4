import { useTranslation } from 'react-i18next';
import { labelIn } from '#shared/association/bilingual.ts';
import type { Visit } from '../../data/records/visits-repository.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Select } from '../../ui/fields/Select.tsx';
import { useMay, useSettings } from '../session/desk-context.ts';
import { useQueueActs } from './use-queue-acts.ts';

/** In a list where every choice needs a name. */
const NONE = 'none';

/** Why somebody goes before others, by the association's own reasons. */
export function PrioritySelect({ visit }: { readonly visit: Visit }) {
  const { t } = useTranslation('queue');
  const { language } = useFormat();
  const may = useMay();
  const queue = useSettings('queue');
  const { prefer } = useQueueActs();
  if (!queue?.priorities.length || !may('queue.serve', { section: visit.section })) return null;
  return (
    <Select
      label={t('priority.label')}
      options={[
        { id: NONE, label: t('priority.none') },
        ...queue.priorities.map(({ id, label }) => ({ id, label: labelIn(label, language) })),
      ]}
      value={visit.priority === '' ? NONE : visit.priority}
      onChange={(id) => prefer(visit, id === NONE ? '' : id)}
    />
  );
}
