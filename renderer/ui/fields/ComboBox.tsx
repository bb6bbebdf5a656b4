import { ChevronDown } from 'lucide-react';
import { use, useCallback, useEffect, useLayoutEffect, useRef, useState, type ContextType } from 'react';
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
  /** Whether what was typed names an option: then keys take the only one it names, and none for being merely like it. */
  readonly isNamed?: (label: string, typed: string) => boolean;
  /** Whether what was typed is like an option besides being a part of it. */
  readonly isLike?: (label: string, typed: string) => boolean;
  /** What stood in the field though it stands for nothing, brought back with the form it was typed in. */
  readonly unlisted?: string;
  /** Such words as they are typed, empty once there are none: a form that has some is not whole. */
  readonly onUnlisted?: (text: string) => void;
  /** Makes spellings of one word equal. */
  readonly fold?: (text: string) => string;
  readonly icon?: IconShape;
  readonly placeholder?: string;
}

const lowerCase = (text: string) => text.toLowerCase();

type ListState = ContextType<typeof ComboBoxStateContext>;

/** The id of the row that offers to add; no option may have it. */
const OFFER = ' add';

/**
 * One of many known values, found by typing any part of it; Enter, Tab and the key that saves take the first match, or the
 * one that is named. What stands for nothing stays where it was typed, and the field says so.
 */
export function ComboBox(props: ComboBoxProps) {
  const { options, value, onChange, onCreate, isNamed, unlisted = '', onUnlisted, fold = lowerCase } = props;
  const words = useUiWords();
  const chosen = options.find((option) => option.id === value);
  const shown = chosen?.label ?? unlisted;
  const [typed, setTyped] = useState(shown);
  const [wasLeft, setLeft] = useState(unlisted !== '');
  const [shownBefore, setShownBefore] = useState(shown);
  if (shownBefore !== shown) {
    setShownBefore(shown);
    if (shown !== '' || typed === shownBefore) setTyped(shown);
  }

  // Until something else is typed, the whole list is on offer, not only the chosen one.
  const needle = typed === chosen?.label ? '' : typed.trim();
  const { found, meant, obstacle } = look(needle);
  // That there is none is said at once; which of several it is, whoever is still typing is about to say.
  const isSaid = obstacle === 'notListed' || (obstacle === 'whichOne' && wasLeft);
  const error = props.error ?? (isSaid ? words[obstacle] : undefined);
  const isNew = needle !== '' && meant === undefined && obstacle === null;
  const isKnown = options.some((option) => fold(option.label) === fold(needle));
  const rows = onCreate && needle !== '' && !isKnown ? [...found, { id: OFFER, label: words.add(needle) }] : found;

  // While something is typed its first match is ready, so that three letters and Enter are enough; an offer to add never
  // is. React Aria clears the mark at each letter in an effect of its own, and effects out here run after that one.
  const list = useRef<ListState>(null);
  const keepState = useCallback((state: ListState) => {
    list.current = state;
  }, []);
  useEffect(() => {
    if (typed !== '' && meant !== undefined && list.current?.isOpen) list.current.selectionManager.setFocusedKey(meant);
  }, [meant, typed]);

  /** The options that a text is like or names, the one that keys take for it, and what keeps it from standing for anything. */
  function look(text: string) {
    const names = ({ label }: ComboBoxOption) => isNamed?.(label, text) === true;
    const isOnOffer = ({ label }: ComboBoxOption) =>
      findFolded(label, text, fold) !== null || props.isLike?.(label, text) === true;
    const likely = text === '' ? options : options.filter(isOnOffer);
    const [first, another] = isNamed ? likely.filter(names) : likely;
    const isOne = text !== '' && (isNamed === undefined || another === undefined);
    const taken = isOne ? first?.id : undefined;
    const isNothing = text !== '' && taken === undefined && (likely.length > 0 || onCreate === undefined);
    const hindrance = likely.length > 0 ? ('whichOne' as const) : ('notListed' as const);
    return { found: likely, meant: taken, obstacle: isNothing ? hindrance : null };
  }

  function type(text: string) {
    setTyped(text);
    setLeft(false);
    if (text === '' && value !== null) onChange(null);
    const standsForNothing = look(text.trim()).obstacle !== null;
    if (standsForNothing || unlisted !== '') onUnlisted?.(standsForNothing ? text : '');
  }

  function take(id: string) {
    setTyped(options.find((option) => option.id === id)?.label ?? '');
    if (unlisted !== '') onUnlisted?.('');
    onChange(id);
  }

  function create() {
    if (unlisted !== '') onUnlisted?.('');
    onCreate?.(needle);
  }

  /** Makes of what is typed what it is taken for when the field is left. */
  function settle() {
    if (typed === (chosen?.label ?? '')) return;
    if (meant !== undefined) return take(meant);
    if (isNew) {
      setTyped('');
      return create();
    }
    setLeft(true);
    if (value !== null) onChange(null);
  }

  // At Enter, at Tab and when the field is left, React Aria either tells what is chosen or goes back to what was before.
  const wasEnter = useRef(false);
  function chooseOrGoBack(id: string | null) {
    if (id === OFFER) return create();
    const isChosen = id !== null && (id !== value || list.current?.selectionManager.focusedKey === id);
    if (isChosen) take(id);
    else if (!wasEnter.current || !isNew) settle();
  }

  const latest = useRef(settle);
  useLayoutEffect(() => {
    latest.current = settle;
  });
  useEffect(() => settlesBeforeSaving(() => latest.current()), []);

  return (
    <AriaComboBox
      className={field.field}
      items={rows}
      selectedKey={value}
      onSelectionChange={(id) => chooseOrGoBack(id === null ? null : String(id))}
      inputValue={typed}
      onInputChange={type}
      isInvalid={error !== undefined}
      isDisabled={props.isDisabled ?? false}
      isReadOnly={props.isReadOnly ?? false}
      autoFocus={props.autoFocus ?? false}
      menuTrigger="focus"
    >
      <FieldLabel {...props} />
      <FieldBox isReadOnly={props.isReadOnly}>
        {props.icon && <Icon of={props.icon} />}
        <Input
          className={field.input}
          placeholder={props.placeholder}
          onKeyDownCapture={({ key }) => {
            wasEnter.current = key === 'Enter';
          }}
          onKeyUpCapture={() => {
            wasEnter.current = false;
          }}
        />
        <IconButton icon={ChevronDown} label={words.open} variant="quiet" size="field" />
      </FieldBox>
      <FieldHint {...props} error={error} />
      <StateTap tap={keepState} />
      <Popover className={styles.popover ?? ''}>
        <ListBox className={styles.options ?? ''} items={rows} dependencies={[needle]}>
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
