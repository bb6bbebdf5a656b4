export interface Listeners<Told extends unknown[]> {
  /** Returns how to stop being told. */
  add(listener: (...told: Told) => void): () => void;
  tell(...told: Told): void;
}

/**
 * Everyone who wants to be told of something. A listener that fails is reported and disturbs neither the other
 * listeners nor whoever told them: what was saved stays saved.
 */
export function createListeners<Told extends unknown[]>(): Listeners<Told> {
  const listeners = new Set<(...told: Told) => void>();
  return {
    add(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell(...told) {
      for (const listener of listeners) {
        try {
          listener(...told);
        } catch (error) {
          reportError(error);
        }
      }
    },
  };
}
