const millisecondsPerDay = 86_400_000;

/** Days since 1970-01-01 of a date «YYYY-MM-DD», or null where the text is no real Gregorian day. */
export function dayNumber(isoDate: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(isoDate);
  if (match === null) return null;
  const milliseconds = Date.parse(`${isoDate}T00:00:00Z`);
  if (Number.isNaN(milliseconds)) return null;
  // Some engines roll 30 February over to March; a real day comes back as itself.
  return new Date(milliseconds).toISOString().startsWith(isoDate) ? milliseconds / millisecondsPerDay : null;
}

/** The date «YYYY-MM-DD» of a count of days since 1970-01-01; the inverse of `dayNumber`. */
export const isoDateOf = (days: number): string => new Date(days * millisecondsPerDay).toISOString().slice(0, 10);

/** The date so many days later (or earlier, when negative). Throws on a text that is no date: dates are checked at the edge. */
export const addDays = (isoDate: string, days: number): string => isoDateOf(requireDay(isoDate) + days);

/** How many days lie from one date to the other; negative when `to` comes first. */
export const daysBetween = (from: string, to: string): number => requireDay(to) - requireDay(from);

/** The weekday, 0 = Sunday (the week of the Kingdom starts on Sunday) … 6 = Saturday. */
export const weekdayOf = (isoDate: string): number => (((requireDay(isoDate) + 4) % 7) + 7) % 7;

function requireDay(isoDate: string): number {
  const days = dayNumber(isoDate);
  if (days === null) throw new RangeError(`Not a date: ${isoDate}`);
  return days;
}
