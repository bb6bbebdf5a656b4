/**
 * The order of texts that machines made: ids, ISO days and instants, keys. By their code units, so that it is the same at every desk and at the
 * server whatever language the computer speaks, and quick. Names, which people read in order, are compared with `localeCompare(…, 'ar')`.
 */
export const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
