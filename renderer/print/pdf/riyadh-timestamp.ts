/** An instant as files state it, in the time of Riyadh whatever the zone of the machine: to the second. */
export function riyadhTime(instant: string): { readonly pdf: string; readonly xmp: string } {
  const shifted = new Date(Date.parse(instant) + 3 * 3_600_000).toISOString().slice(0, 19);
  return { pdf: `D:${shifted.replace(/\D/g, '')}+03'00'`, xmp: `${shifted}+03:00` };
}
