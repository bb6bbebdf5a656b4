import { labelIn } from '#shared/association/bilingual.ts';
import { useSettings } from '../../desk/session/desk-context.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Select } from '../../ui/fields/Select.tsx';

interface ServiceFieldProps {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly optional?: boolean;
  readonly error?: string;
  readonly value: string;
  readonly onChange: (serviceId: string) => void;
}

/** One of the services that the association offers. */
export function ServiceField({ value, onChange, ...field }: ServiceFieldProps) {
  const { language } = useFormat();
  const list = useSettings('services');
  const options = (list?.services ?? []).map(({ id, label }) => ({ id, label: labelIn(label, language) }));
  return <Select {...field} options={options} value={value === '' ? null : value} onChange={onChange} />;
}
