import type { DraftKeeper } from '#renderer/data/store/drafts.ts';

/** Drafts as a desk keeps them, in memory: what outlives a screen that is shut. */
export function createMemoryDrafts(): DraftKeeper {
  const kept = new Map<string, unknown>();
  const keeper = {
    keep: async (name: string, value: unknown) => void kept.set(name, structuredClone(value)),
    read: async (name: string) => kept.get(name) ?? null,
    drop: async (name: string) => void kept.delete(name),
    keepAll: async (values: Readonly<Record<string, unknown>>) => {
      for (const [name, value] of Object.entries(values))
        if (value === null) kept.delete(name);
        else kept.set(name, structuredClone(value));
    },
  };
  return { ...keeper, ofDesk: keeper };
}
