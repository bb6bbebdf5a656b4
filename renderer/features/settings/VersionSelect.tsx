import { Check, History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { KeptVersion } from '#shared/association/document-versions.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Select } from '../../ui/fields/Select.tsx';

interface VersionSelectProps {
  /** The number of the version in force. */
  readonly present: number;
  readonly kept: readonly KeptVersion[];
  /** The id of the earlier version that is read; null for the one in force. */
  readonly shown: string | null;
  readonly onShow: (id: string | null) => void;
}

const IN_FORCE = 'in-force';

/** Which version of a document is in sight: the one in force is edited, earlier ones are read. */
export function VersionSelect({ present, kept, shown, onShow }: VersionSelectProps) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const nameOf = (version: number) => t('versions.one', { n: format.count(version) });
  return (
    <Select
      label={t('versions.label')}
      isLabelHidden
      options={[
        { id: IN_FORCE, label: `${nameOf(present)} · ${t('versions.inForce')}`, icon: Check },
        ...kept.map(({ id, version, until }) => ({
          id,
          label: nameOf(version),
          note: t('versions.until', { day: format.day(until) }),
          icon: History,
        })),
      ]}
      value={shown ?? IN_FORCE}
      onChange={(id) => onShow(id === IN_FORCE ? null : id)}
    />
  );
}
