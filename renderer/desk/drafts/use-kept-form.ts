import type { z } from 'zod';
import { useKept, type Kept } from './use-kept.ts';

/** A form that is open or not: there again, as far as it was filled in, when whoever began it comes back. */
export interface KeptForm<Form extends object> extends Pick<Kept<Form | null>, 'change'> {
  /** Null while nothing is being filled in. */
  readonly form: Form | null;
  /** Opens it with what it begins with, in the place of what was there. */
  readonly begin: (form: Form) => void;
  /** Saved or given up: nothing is kept any more. */
  readonly close: () => void;
}

/** Keeps what is typed into a form under a draft's name. `schema` must be stable. */
export function useKeptForm<Form extends object>(name: string, schema: z.ZodType<Form>): KeptForm<Form> {
  const { value: form, begin, change, clear: close } = useKept<Form | null>(name, schema, null);
  return { form, begin, change, close };
}
