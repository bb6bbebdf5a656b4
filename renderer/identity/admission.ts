import { SECURITY_DEFAULTS } from '#shared/access/security-settings.ts';
import type { DeskPerson, SessionGrant } from '#shared/contract/session.ts';
import { changeHolders, onlyScopes, openWhole, sealWhole, withScopes } from './key-ring.ts';
import { newKeyPair, openPrivateKey, sealPrivateKey } from './private-key.ts';
import type { RingPart } from './ring-file.ts';
import type { RingStore } from './ring-store.ts';
import type { SecretKeys } from './secret-keys.ts';
import type { SessionWire } from './session-wire.ts';

interface AdmissionDependencies {
  readonly wire: SessionWire;
  readonly rings: RingStore;
  readonly keys: SecretKeys;
  readonly allowed: (person: DeskPerson, scopes: readonly string[]) => string[];
  readonly now: () => string;
}

/**
 * Takes a person in whom the server has let in: opens the desk's keys with the desk's secret, makes those that a new scope
 * lacks, and drops those that nobody here may hold any more. Gives the person's part of the ring, which is not written yet.
 */
export async function admission(
  { wire, rings, keys, allowed, now }: AdmissionDependencies,
  grant: SessionGrant,
): Promise<RingPart> {
  const { person, token, deviceSecret } = grant;
  const { userId } = person;
  const scopes = allowed(person, grant.scopes);
  const pair = await keyPairOf(wire, keys, grant);
  const ring = await rings.read();
  const everything = withScopes(await openWhole(ring, deviceSecret), scopes);
  const holders = changeHolders(ring.holders, userId, scopes);
  const kept = onlyScopes(everything, Object.keys(holders));
  const whole = await sealWhole(kept, deviceSecret);
  await rings.change((current) => ({ ...current, whole, holders, people: withPerson(current.people, person) }));
  const { roles, sections } = person;
  // What the association has decided is read as soon as the desk is open.
  const { leaseDays } = SECURITY_DEFAULTS;
  return { ...onlyScopes(kept, scopes), token, person, roles, sections, ...pair, heardAt: now(), leaseDays };
}

const withPerson = (people: readonly DeskPerson[], person: DeskPerson): DeskPerson[] => [
  ...people.filter(({ userId }) => userId !== person.userId),
  person,
];

/** The person's pair as the server keeps it; a first sign-in makes it. */
async function keyPairOf(
  wire: SessionWire,
  keys: SecretKeys,
  grant: SessionGrant,
): Promise<Pick<RingPart, 'publicKey' | 'privateKey'>> {
  let { publicKey, sealedPrivateKey } = grant;
  if (publicKey === null || sealedPrivateKey === null) {
    const made = newKeyPair();
    const sealed = await sealPrivateKey(made, keys.privateKey);
    await wire.offerKeys(grant.token, { publicKey: made.publicKey, sealedPrivateKey: sealed });
    // Another desk may have been faster: what stands at the server counts.
    ({ publicKey, sealedPrivateKey } = await wire.renew(grant.token));
  }
  if (publicKey === null || sealedPrivateKey === null) throw new Error('The server keeps no key pair.');
  return { publicKey, privateKey: await openPrivateKey(sealedPrivateKey, publicKey, keys.privateKey) };
}
