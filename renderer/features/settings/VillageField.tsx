import { useMemo } from 'react';
import { foldForSearch } from '#shared/text/name-keys.ts';
import { useSettings } from '../../desk/session/desk-context.ts';
import { ComboBox } from '../../ui/fields/ComboBox.tsx';

interface VillageFieldProps {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly optional?: boolean;
  readonly error?: string;
  readonly value: string;
  readonly onChange: (villageId: string) => void;
}

const fold = (text: string): string => foldForSearch(text).join(' ');

/** One of the association's villages, found by any spelling. */
export function VillageField({ value, onChange, ...field }: VillageFieldProps) {
  const villages = useSettings('villages');
  const options = useMemo(() => (villages?.villages ?? []).map(({ id, name }) => ({ id, label: name })), [villages]);
  return (
    <ComboBox
      {...field}
      options={options}
      value={value === '' ? null : value}
      onChange={(id) => onChange(id ?? '')}
      fold={fold}
    />
  );
}
