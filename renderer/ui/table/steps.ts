/** Rows that are looked at between two breaths: a millisecond's work at most. */
export const STEP = 1000;

/** Rows that are read, and their texts folded, between two breaths: that takes longer than to compare two. */
export const READING_STEP = 100;
