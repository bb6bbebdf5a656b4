import { create } from 'zustand';

interface NoteDrafts {
  /** What is written and not saved, by request. */
  readonly texts: Readonly<Record<string, string>>;
  write(requestId: string, text: string): void;
}

/** Who is called away from a note by a visitor finds the words again when coming back, for as long as the desk is open. */
export const useNoteDrafts = create<NoteDrafts>()((set) => ({
  texts: {},
  write: (requestId, text) => set(({ texts }) => ({ texts: { ...texts, [requestId]: text } })),
}));
