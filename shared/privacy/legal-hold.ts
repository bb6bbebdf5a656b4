import type { Fields } from '../sync/record.ts';

/**
 * Whether a person is under legal hold: a court or the board wants kept all that is about him, so that neither retention nor a
 * request to be forgotten blanks it. Whoever may forget a person may put him under hold and lift it.
 */
export const isUnderLegalHold = ({ flags }: Fields): boolean => Array.isArray(flags) && flags.includes('LEGAL_HOLD');
