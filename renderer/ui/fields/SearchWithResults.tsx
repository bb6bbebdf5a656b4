import { use, type ComponentProps, type ReactNode } from 'react';
import { Autocomplete, AutocompleteStateContext } from 'react-aria-components';
import { SearchField } from './SearchField.tsx';
import styles from './Field.module.css';

interface SearchWithResultsProps extends Omit<ComponentProps<typeof SearchField>, 'value' | 'onChange' | 'onSubmit'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /**
   * What Enter does while the arrows have not gone to a result: then none is ready by itself. Left out, the first is ready
   * at once and Enter takes it.
   */
  readonly onEnter?: () => void;
  /** A ListBox, in the flow below the field; nothing is covered. */
  readonly children: ReactNode;
}

/** The focus stays in the field while ↑ and ↓ walk the results and Enter takes one. */
export function SearchWithResults({ value, onChange, onEnter, children, ...field }: SearchWithResultsProps) {
  return (
    <Autocomplete inputValue={value} onInputChange={onChange} disableAutoFocusFirst={onEnter !== undefined}>
      <div className={styles.withResults}>
        <EnterField {...field} onEnter={onEnter} />
        {children}
      </div>
    </Autocomplete>
  );
}

type EnterFieldProps = ComponentProps<typeof SearchField> & { readonly onEnter: (() => void) | undefined };

/** React Aria submits the field also where Enter has just taken a result. */
function EnterField({ onEnter, ...field }: EnterFieldProps) {
  const walkedTo = use(AutocompleteStateContext)?.focusedNodeId ?? null;
  return <SearchField {...field} onSubmit={() => walkedTo === null && onEnter?.()} />;
}
