import { z } from 'zod';
import { useKept } from './use-kept.ts';

const Words = z.object({ words: z.string() });
const nothing = { words: '' };

/** One text that is being written. */
export interface KeptWords {
  readonly words: string;
  readonly write: (words: string) => void;
  /** Saved: nothing is kept any more. */
  readonly clear: () => void;
}

/** Keeps a text that is not saved yet: it is there again after a look elsewhere, after the desk was shut and after a crash. */
export function useKeptWords(name: string): KeptWords {
  const { value, change, clear } = useKept(name, Words, nothing);
  return { words: value.words, write: (words) => (words === '' ? clear() : change({ words })), clear };
}
