const bidiControls = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
const openers = { ltr: '\u2066', rtl: '\u2067', auto: '\u2068' } as const;
const popIsolate = '\u2069';

/** Removes the marks that only steer display order; pasted phones and dates are full of them. */
export const stripBidiControls = (text: string): string => text.replace(bidiControls, '');

/** Removes every character that prints nothing: bidi controls, zero-width marks, soft hyphens, byte order marks. */
export const stripInvisible = (text: string): string => text.replace(/\p{Default_Ignorable_Code_Point}/gu, '');

/**
 * Fences a phone, number or code off from the text around it (U+2066…U+2069), so that «جوال 050 123 4567» is not shown
 * as 4567 123 050. For plain text; markup uses `<bdi>`. Marks inside are dropped, so the fence is always closed.
 */
export const isolate = (text: string, direction: keyof typeof openers = 'ltr'): string =>
  openers[direction] + stripBidiControls(text) + popIsolate;
