import { ChevronDown } from 'lucide-react';
import {
  use,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type ContextType,
  type KeyboardEvent,
} from 'react';
import { ComboBox as AriaComboBox, ComboBoxStateContext, Input, ListBox, Popover } from 'react-aria-components';
import { IconButton } from '../actions/IconButton.tsx';
import { findFolded, Highlight } from '../display/Highlight.tsx';
import { Icon, type IconShape } from '../display/Icon.tsx';
import { settlesBeforeSaving } from '../keyboard/unsettled-fields.ts';
import { useUiWords } from '../text/UiText.tsx';
import field from './Field.module.css';
import type { FieldProps } from './field-props.ts';
import { FieldBox, FieldHint, FieldLabel } from './FieldParts.tsx';
import { OptionRow } from './OptionRow.tsx';
import styles from './Options.module.css';

/** One of the known values of a ComboBox. */
export interface ComboBoxOption {
  readonly id: string;
  readonly label: string;
  /** At the end, fainter: the tribe of a village. */
  readonly note?: string;
}

interface ComboBoxProps extends FieldProps {
  readonly options: readonly ComboBoxOption[];
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  /** Offers, as the last row, to add what was typed; where nothing in the list is like it, it is taken when the field is left. */
  readonly onCreate?: (text: string) => void;
  /** Makes spellings of one word equal. */
  readonly fold?: (text: string) => string;
  readonly icon?: IconShape;
  readonly placeholder?: string;
}

const lowerCase = (text: string) => text.toLowerCase();

type ListState = ContextType<typeof ComboBoxStateContext>;

/** The id of the row that offers to add; no option may have it. */
const OFFER = ' add';

/** One of many known values, found by typing any part of it; Enter, Tab and the key that saves take the first match. */
export function ComboBox(props: ComboBoxProps) {
  const { options, value, onChange, onCreate, fold = lowerCase, icon, placeholder, error } = props;
  const words = useUiWords();
  const chosen = options.find((option) => option.id === value);
  const [typed, setTyped] = useState(chosen?.label ?? '');
  const [shownValue, setShownValue] = useState(value);
  if (shownValue !== value) {
    setShownValue(value);
    setTyped(chosen?.label ?? '');
  }

  // Until something else is typed, the whole list is on offer, not only the chosen one.
  const needle = typed === chosen?.label ? '' : typed.trim();
  const found = options.filter((option) => needle === '' || findFolded(option.label, needle, fold) !== null);
  const isKnown = options.some((option) => fold(option.label) === fold(needle));
  const rows = onCreate && needle !== '' && !isKnown ? [...found, { id: OFFER, label: words.add(needle) }] : found;

  // While something is typed its first match is ready, so that three letters and Enter are enough; an offer to add never
  // is. React Aria clears the mark at each letter in an effect of its own, and effects out here run after that one.
  const list = useRef<ListState>(null);
  const keepState = useCallback((state: ListState) => {
    list.current = state;
  }, []);
  const firstMatch = needle === '' ? undefined : found[0]?.id;
  useEffect(() => {
    if (typed !== '' && firstMatch !== undefined && list.current?.isOpen)
      list.current.selectionManager.setFocusedKey(firstMatch);
  }, [firstMatch, typed]);

  function choose(id: string | null) {
    if (id === OFFER) return onCreate?.(needle);
    setTyped(options.find((option) => option.id === id)?.label ?? '');
    onChange(id);
  }

  function takeTyped() {
    if (needle !== '' && found.length === 0) onCreate?.(needle);
  }
  /** Before React Aria throws away what is not in its list: it does so at Tab, and when the field is left by the pointer. */
  function beforeTab({ key }: KeyboardEvent) {
    if (key === 'Tab') takeTyped();
  }
  const settle = useRef(() => {});
  useLayoutEffect(() => {
    settle.current = () => (firstMatch === undefined ? takeTyped() : choose(firstMatch));
  });
  useEffect(() => settlesBeforeSaving(() => settle.current()), []);

  return (
    <AriaComboBox
      className={field.field}
      items={rows}
      selectedKey={value}
      onSelectionChange={(id) => choose(id === null ? null : String(id))}
      inputValue={typed}
      onInputChange={setTyped}
      isInvalid={error !== undefined}
      isDisabled={props.isDisabled ?? false}
      isReadOnly={props.isReadOnly ?? false}
      autoFocus={props.autoFocus ?? false}
      onBlur={takeTyped}
      allowsEmptyCollection
      menuTrigger="focus"
    >
      <FieldLabel {...props} />
      <FieldBox isReadOnly={props.isReadOnly}>
        {icon && <Icon of={icon} />}
        <Input className={field.input} placeholder={placeholder} onKeyDownCapture={beforeTab} />
        <IconButton icon={ChevronDown} label={words.open} variant="quiet" size="field" />
      </FieldBox>
      <FieldHint {...props} />
      <StateTap tap={keepState} />
      <Popover className={styles.popover ?? ''}>
        <ListBox
          className={styles.options ?? ''}
          items={rows}
          dependencies={[needle]}
          renderEmptyState={() => <div className={styles.empty}>{words.noResults}</div>}
        >
          {({ id, label, note }: ComboBoxOption) => (
            <OptionRow
              id={id}
              label={label}
              note={note}
              isOffer={id === OFFER}
              face={id === OFFER ? label : <Highlight text={label} match={needle} fold={fold} />}
            />
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}

/** Lends the list's state to the component around it. */
function StateTap({ tap }: { readonly tap: (state: ListState) => void }) {
  const state = use(ComboBoxStateContext);
  useLayoutEffect(() => tap(state));
  return null;
}
