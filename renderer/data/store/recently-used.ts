/** The last so many values by key; whatever was not asked for longest goes first. */
export function createRecentlyUsed<Value>(most: number) {
  // A map remembers the order in which its keys were set.
  const values = new Map<string, Value>();
  return {
    get(key: string): Value | undefined {
      const value = values.get(key);
      if (value === undefined) return undefined;
      values.delete(key);
      values.set(key, value);
      return value;
    },
    set(key: string, value: Value): void {
      values.delete(key);
      values.set(key, value);
      if (values.size <= most) return;
      const [oldest] = values.keys();
      if (oldest !== undefined) values.delete(oldest);
    },
    delete: (key: string): boolean => values.delete(key),
    size: (): number => values.size,
  };
}
