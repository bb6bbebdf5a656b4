const SEEDS = [0x811c9dc5, 0x9dc5811c, 0x01000193, 0x1b873593] as const;

/**
 * 32 hexadecimal digits that depend on every character of a text (four FNV-1a hashes side by side). For names inside a
 * file, where equal contents must have equal names; it guards nothing.
 */
export function fingerprint(text: string): string {
  return SEEDS.map((seed) => {
    let hash: number = seed;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    return (hash >>> 0).toString(16).padStart(8, '0').toUpperCase();
  }).join('');
}
