import { ChevronDown } from 'lucide-react';
import { Button, ListBox, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components';
import { classNames } from '../class-names.ts';
import { Icon, type IconShape } from '../display/Icon.tsx';
import field from './Field.module.css';
import type { FieldProps } from './field-props.ts';
import { FieldHint, FieldLabel } from './FieldParts.tsx';
import { OptionRow } from './OptionRow.tsx';
import styles from './Options.module.css';

/** One answer of a Select. */
export interface SelectOption<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly note?: string;
  readonly icon?: IconShape;
}

interface SelectProps<Id extends string> extends FieldProps {
  readonly options: readonly SelectOption<Id>[];
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
  /** Stands before the chosen word unless the option has its own. */
  readonly icon?: IconShape;
  readonly placeholder?: string;
}

/** One of five or more known answers; fewer are better shown by Segmented. */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const { options, value, onChange, placeholder = '', error } = props;
  const icon = options.find((option) => option.id === value)?.icon ?? props.icon;
  return (
    <AriaSelect
      className={field.field}
      selectedKey={value}
      onSelectionChange={(id) => {
        if (id !== null) onChange(id as Id);
      }}
      isInvalid={error !== undefined}
      isDisabled={props.isDisabled ?? false}
      autoFocus={props.autoFocus ?? false}
      placeholder={placeholder}
    >
      <FieldLabel {...props} />
      <Button className={classNames(field.box, styles.opener)}>
        {icon && <Icon of={icon} />}
        <SelectValue className={styles.value ?? ''}>
          {({ isPlaceholder, selectedText }) => (isPlaceholder ? placeholder : selectedText)}
        </SelectValue>
        <Icon of={ChevronDown} size="s" />
      </Button>
      <FieldHint {...props} />
      <Popover className={styles.popover ?? ''}>
        <ListBox className={styles.options ?? ''} items={options}>
          {(option) => <OptionRow id={option.id} label={option.label} note={option.note} icon={option.icon} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
