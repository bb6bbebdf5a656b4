import type { ComponentProps, ReactNode } from 'react';
import { Autocomplete } from 'react-aria-components';
import { SearchField } from './SearchField.tsx';
import styles from './Field.module.css';

interface SearchWithResultsProps extends Omit<ComponentProps<typeof SearchField>, 'value' | 'onChange'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** A ListBox, in the flow below the field; nothing is covered. */
  readonly children: ReactNode;
}

/** The focus stays in the field while ↑ and ↓ walk the results and Enter takes one; the first is ready at once. */
export function SearchWithResults({ value, onChange, children, ...field }: SearchWithResultsProps) {
  return (
    <Autocomplete inputValue={value} onInputChange={onChange}>
      <div className={styles.withResults}>
        <SearchField {...field} />
        {children}
      </div>
    </Autocomplete>
  );
}
