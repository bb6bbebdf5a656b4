import { actsEverywhere, belongsToTyping, chordOf } from './chord.ts';
import { settleFields } from './unsettled-fields.ts';

/** What a press runs. It gets the event after its default has been prevented. */
export type ShortcutAction = (event: KeyboardEvent) => void;

/** A set of bindings as the registry keeps it; the getters are read at each press, so bindings may change freely. */
export interface ShortcutRegistration {
  /** The layer it lives on; only the top layer hears keys. */
  readonly layer: symbol;
  /** Undefined: anywhere on the layer. An element: only while the focus is inside it. */
  readonly scope: () => Element | null | undefined;
  readonly actionFor: (chord: string) => ShortcutAction | undefined;
}

/** The layer of the page itself, under every dialog. */
export const PAGE_LAYER = Symbol('page');

const TEXT_INPUTS = 'input:not([type=checkbox],[type=radio],[type=button],[type=submit],[type=range]),textarea,select';

/** The key that saves, on every screen. */
const SAVES = 'Ctrl+Enter';

const registrations: ShortcutRegistration[] = [];
const layers: symbol[] = [PAGE_LAYER];

/** Starts listening for a set of bindings; call the answer to stop. */
export function registerShortcuts(registration: ShortcutRegistration): () => void {
  if (registrations.length === 0) {
    window.addEventListener('keydown', onKeyDownFirst, { capture: true });
    window.addEventListener('keydown', onKeyDownLast);
  }
  registrations.push(registration);
  return () => {
    registrations.splice(registrations.indexOf(registration), 1);
    if (registrations.length > 0) return;
    window.removeEventListener('keydown', onKeyDownFirst, { capture: true });
    window.removeEventListener('keydown', onKeyDownLast);
  };
}

/** Puts a layer on top: until it is taken off by calling the answer, the bindings below it are silent. */
export function pushShortcutLayer(layer: symbol): () => void {
  layers.push(layer);
  return () => layers.splice(layers.indexOf(layer), 1);
}

/** Ctrl, Alt and function keys are taken before any component sees them, so that they work wherever the focus is. */
function onKeyDownFirst(event: KeyboardEvent) {
  const chord = chordOf(event);
  if (actsEverywhere(chord)) dispatch(event, chord);
}

/** Other keys go to the focused component first; only what it leaves is a shortcut. */
function onKeyDownLast(event: KeyboardEvent) {
  const chord = chordOf(event);
  if (!actsEverywhere(chord) && !event.defaultPrevented) dispatch(event, chord);
}

function dispatch(event: KeyboardEvent, chord: string) {
  if (event.isComposing) return;
  const target = event.composedPath()[0];
  const focused = target instanceof Element ? target : null;
  if (belongsToTyping(chord) && isTextField(focused)) return;
  if (chord === SAVES) settleFields();
  const action = findAction(chord, focused);
  if (!action) return;
  event.preventDefault();
  event.stopPropagation();
  // Holding a key down is one press, not many.
  if (!event.repeat) action(event);
}

/** The narrowest scope that holds the focus wins; among equals, the one registered last. */
function findAction(chord: string, focused: Element | null): ShortcutAction | undefined {
  const top = layers.at(-1);
  let found: { action: ShortcutAction; scope: Element | undefined } | undefined;
  for (const registration of registrations) {
    if (registration.layer !== top) continue;
    const scope = registration.scope();
    if (scope === null || (scope && !scope.contains(focused))) continue;
    const action = registration.actionFor(chord);
    if (!action) continue;
    const isNarrower = !found?.scope || (scope !== undefined && found.scope.contains(scope));
    if (isNarrower) found = { action, scope };
  }
  return found?.action;
}

function isTextField(element: Element | null): boolean {
  return element !== null && (element.matches(TEXT_INPUTS) || (element as HTMLElement).isContentEditable);
}
