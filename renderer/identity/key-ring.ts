import { COMPLAINTS_SCOPE } from '#shared/sync/scope.ts';
import { deriveSealer, importRoot, KEY_BYTES } from '../data/sealing/sealer.ts';
import { fromBase64Url, toBase64Url } from './base64.ts';
import { RingWhole, type RingFile, type RingKeys } from './ring-file.ts';

/** Where the whole ring belongs among what is sealed. */
const PLACE = 'ring/whole';

/** Keys of a desk that nobody has worked at yet. */
const newKey = (): string => toBase64Url(crypto.getRandomValues(new Uint8Array(KEY_BYTES)));

/** Scopes that are held on a lease, and never where a PIN alone protects them. */
export const isConfidential = (scope: string): boolean => scope === COMPLAINTS_SCOPE || scope.startsWith('case/');

/**
 * The ring was sealed under another secret: the server was restored from a backup of a time before anybody signed in at this
 * desk. Whoever has a part of it opens it to the others again.
 */
class RingOfBeforeError extends Error {
  override readonly name = 'ring-of-before';
}

/** Opens all keys of the desk with its secret; makes them where there are none yet. Throws RingOfBeforeError. */
export async function openWhole({ whole }: Pick<RingFile, 'whole'>, deviceSecret: string): Promise<RingKeys> {
  if (whole === null) return { desk: newKey(), scopes: {} };
  const sealer = await sealerOf(deviceSecret);
  const opened = await sealer.open(fromBase64Url(whole), PLACE).catch((cause: unknown) => {
    throw new RingOfBeforeError('The ring does not open with the secret of the desk.', { cause });
  });
  return RingWhole.parse(opened);
}

/**
 * All keys of the desk with those of a part that was opened: the part's own, where the ring was sealed under another secret. Of
 * two keys of one scope the ring's counts, because others have it already.
 */
export async function joinPart(
  ring: Pick<RingFile, 'whole'>,
  deviceSecret: string,
  { desk, scopes }: RingKeys,
): Promise<RingKeys> {
  try {
    const whole = await openWhole(ring, deviceSecret);
    return { desk: whole.desk, scopes: { ...scopes, ...whole.scopes } };
  } catch (error) {
    if (error instanceof RingOfBeforeError) return { desk, scopes };
    throw error;
  }
}

/** Seals all keys of the desk under its secret. */
export async function sealWhole(keys: RingKeys, deviceSecret: string): Promise<string> {
  return toBase64Url(await (await sealerOf(deviceSecret)).seal(keys, PLACE));
}

const sealerOf = async (deviceSecret: string) =>
  deriveSealer(await importRoot(fromBase64Url(deviceSecret), 'secret of the desk'), 'istiqbal/1/ring-whole');

/** The same keys, with new ones for scopes that had none. */
export function withScopes(keys: RingKeys, scopes: readonly string[]): RingKeys {
  const missing = scopes.filter((scope) => !(scope in keys.scopes));
  return { ...keys, scopes: { ...keys.scopes, ...Object.fromEntries(missing.map((scope) => [scope, newKey()])) } };
}

/** The keys of these scopes only. */
export const onlyScopes = (keys: RingKeys, scopes: readonly string[]): RingKeys => ({
  desk: keys.desk,
  scopes: Object.fromEntries(Object.entries(keys.scopes).filter(([scope]) => scopes.includes(scope))),
});

/** Notes who holds what now. A scope that nobody at this desk holds any more is not among it. */
export function changeHolders(
  holders: RingFile['holders'],
  userId: string,
  scopes: readonly string[],
): RingFile['holders'] {
  const known = [...new Set([...Object.keys(holders), ...scopes])];
  return inhabited(
    known.map((scope) => {
      const others = (holders[scope] ?? []).filter((id) => id !== userId);
      return [scope, scopes.includes(scope) ? [...others, userId] : others];
    }),
  );
}

/** The ring with the people whom the server names: no secret of anybody else opens a part of it, and no scope is kept for him. */
export function withPeople(ring: RingFile, people: RingFile['people']): RingFile {
  const works = (id: string): boolean => people.some(({ userId }) => userId === id);
  return {
    ...ring,
    people,
    parts: Object.fromEntries(Object.entries(ring.parts).filter(([userId]) => works(userId))),
    holders: inhabited(Object.entries(ring.holders).map(([scope, ids]) => [scope, ids.filter(works)])),
  };
}

const inhabited = (holders: readonly (readonly [string, string[]])[]): RingFile['holders'] =>
  Object.fromEntries(holders.filter(([, ids]) => ids.length > 0));
