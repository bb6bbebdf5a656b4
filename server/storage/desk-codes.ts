/** Desk codes 01 to 99 fit the two digits that reference numbers keep for them. */
const DESK_CODES = Array.from({ length: 99 }, (_, index) => String(index + 1).padStart(2, '0'));

/** Codes that a restore leaves out: more desks than an association is likely to enrol between two backups. */
const LEFT_OUT = 10;

/** The codes that are not taken, lowest first: the order in which they are leased. */
export const freeCodes = (taken: ReadonlySet<string>): string[] => DESK_CODES.filter((code) => !taken.has(code));

interface CodesAround {
  /** Leased to desks that the backup knows, or left out when it was made. */
  readonly known: ReadonlySet<string>;
  /** Leased to desks of the association that the backup takes the place of. */
  readonly replaced: readonly string[];
  /** Left out there by an earlier restore. */
  readonly leftOutBefore: readonly string[];
}

/**
 * The codes that no new desk is given after a restore. A desk that was enrolled after the backup is not known any more and counts
 * on under its code, on papers that are out of the house: were that leased again, two requests would bear one number. Known are
 * those of the association that is replaced; of desks that were lost with their server it is known that they had the lowest free
 * ones. Where few are free, half of them stay.
 */
export function codesToLeaveOut({ known, replaced, leftOutBefore }: CodesAround): string[] {
  const free = freeCodes(new Set([...known, ...replaced]));
  const next = free.slice(0, Math.min(LEFT_OUT, Math.floor(free.length / 2)));
  const unknown = [...replaced, ...leftOutBefore].filter((code) => !known.has(code));
  return [...new Set([...unknown, ...next])].toSorted();
}
