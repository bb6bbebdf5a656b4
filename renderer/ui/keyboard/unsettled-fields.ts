import { flushSync } from 'react-dom';

/** Makes what is typed in a field into its value; does nothing where it is that already. */
type Settle = () => void;

const fields = new Set<Settle>();

/** For a field in which what is typed becomes a value only when it is left; call the answer when it goes. */
export function settlesBeforeSaving(settle: Settle): () => void {
  fields.add(settle);
  return () => fields.delete(settle);
}

/** Before the key that saves: it finds every field as if it had been left. */
export function settleFields(): void {
  flushSync(() => {
    for (const settle of fields) settle();
  });
}
