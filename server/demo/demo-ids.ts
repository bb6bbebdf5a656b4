import type { SeededRandom } from './seeded-random.ts';

/** Makes record ids of the shape UUIDv7 (RFC 9562 §5.7) out of a seeded source: the same again for the same seed and times. */
export function createDemoIds(random: SeededRandom): (atIso: string) => string {
  const digits = (count: number): string =>
    Array.from({ length: count }, () => random.integer(0, 15).toString(16)).join('');

  return (atIso) => {
    const time = Date.parse(atIso).toString(16).padStart(12, '0');
    const variant = random.integer(8, 11).toString(16);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${digits(3)}-${variant}${digits(3)}-${digits(12)}`;
  };
}
