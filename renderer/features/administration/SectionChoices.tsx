import { useTranslation } from 'react-i18next';
import { sections, type Section } from '#shared/association/section.ts';
import { Choices } from './Choices.tsx';

interface SectionChoicesProps {
  readonly label: string;
  readonly value: readonly Section[];
  readonly onChange: (value: Section[]) => void;
}

/** The sections that somebody, or a desk, serves. */
export function SectionChoices({ label, value, onChange }: SectionChoicesProps) {
  const { t } = useTranslation('desk');
  const options = sections.map((id) => ({ id, label: t(`section.${id}`) }));
  return <Choices label={label} options={options} value={value} onChange={onChange} />;
}
