import { Search, X } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { Input, SearchField as AriaSearchField } from 'react-aria-components';
import { IconButton } from '../actions/IconButton.tsx';
import { Icon } from '../display/Icon.tsx';
import type { Chord } from '../keyboard/chord.ts';
import { KeyLegend } from '../keyboard/KeyLegend.tsx';
import { useUiWords } from '../text/UiText.tsx';
import styles from './Field.module.css';
import type { FieldProps } from './field-props.ts';
import { FieldBox, FieldHint, FieldLabel } from './FieldParts.tsx';

interface SearchFieldProps extends FieldProps {
  readonly value?: string;
  readonly onChange?: (value: string) => void;
  /** Enter, when no result list takes it first. */
  readonly onSubmit?: (value: string) => void;
  readonly placeholder?: string;
  /** What goes beyond it is not sought; only where nothing that is typed here is kept. */
  readonly maxLength?: number;
  readonly size?: 'md' | 'lg';
  /** The key that brings the focus here; shown while the field is empty. Bind it where the field is used. */
  readonly legend?: Chord;
  /** At the end while something is typed: «٤ مطابقات». */
  readonly count?: ReactNode;
  readonly ref?: Ref<HTMLInputElement>;
}

/** The desk's main field. Escape empties it. Put it and a ListBox in React Aria's Autocomplete to walk the results while typing. */
export function SearchField({ ref, ...props }: SearchFieldProps) {
  const { value, onChange, onSubmit, placeholder, size = 'lg', legend, count } = props;
  const words = useUiWords();
  return (
    <AriaSearchField
      className={styles.field}
      isDisabled={props.isDisabled ?? false}
      autoFocus={props.autoFocus ?? false}
      {...(value === undefined ? {} : { value })}
      {...(onChange ? { onChange } : {})}
      {...(onSubmit ? { onSubmit } : {})}
      {...(props.maxLength === undefined ? {} : { maxLength: props.maxLength })}
    >
      {({ isEmpty }) => (
        <>
          <FieldLabel {...props} />
          <FieldBox isLarge={size === 'lg'}>
            <Icon of={Search} size={size === 'lg' ? 'l' : 'm'} />
            <Input
              ref={ref}
              className={styles.input}
              placeholder={placeholder}
              // What was sought before gives way to the next key. A list of results that is walked or goes only acts as if the focus had moved.
              onFocus={({ target, nativeEvent }) => nativeEvent.isTrusted && target.select()}
            />
            {!isEmpty && count !== undefined && <span className={styles.count}>{count}</span>}
            {isEmpty ? (
              legend && <KeyLegend keys={legend} />
            ) : (
              <IconButton icon={X} label={words.clear} variant="quiet" size="field" />
            )}
          </FieldBox>
          <FieldHint {...props} />
        </>
      )}
    </AriaSearchField>
  );
}
