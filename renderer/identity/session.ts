import type { Actor } from '#shared/access/actor.ts';
import type { HelloResponse } from '#shared/contract/hello.ts';
import type { DeskPerson, SessionGrant } from '#shared/contract/session.ts';
import type { VaultKeys } from '../data/sealing/vault.ts';
import { fromBase64Url } from './base64.ts';
import { isConfidential } from './key-ring.ts';
import type { RingFile, RingPart } from './ring-file.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Somebody at work: what an open desk is opened with. Locking forgets it. */
export interface DeskSession {
  readonly person: DeskPerson;
  readonly actor: Actor;
  readonly vaultKeys: VaultKeys;
  /** The X25519 private key of whoever is signed in: opens what was sealed to `publicKey`. */
  readonly privateKey: Uint8Array;
  readonly publicKey: string;
  /** Wrong secrets at this desk since somebody last came in. */
  readonly failedUnlocks: RingFile['failedUnlocks'];
  /** The scopes that others who work at this desk hold: their rows stay when this person's rights are taken away. */
  heldByOthers(): Promise<string[]>;
  /** For the server, bound to this person at this desk. */
  token(): string;
  /** Proves anew who is here, where the server no longer knows the token. Throws RefusedError where that no longer counts. */
  signInAgain(): Promise<void>;
  /** Takes in what the server said of this person; gives the session that follows, where rights have changed. */
  heard(answer: HelloResponse): Promise<DeskSession | null>;
  /** Days that confidential scopes open without a word from the server, from now on. */
  leaseFor(days: number): Promise<void>;
  /** Writes on the door whose desk this is. */
  nameAssociation(name: string): Promise<void>;
}

/** What a session asks of the ring and the server. */
export interface SessionPorts {
  readonly now: () => string;
  /** The scopes of those granted that may lie at this desk. */
  readonly allowed: (person: DeskPerson, scopes: readonly string[]) => string[];
  readonly open: () => Promise<SessionGrant>;
  readonly renew: (token: string) => Promise<SessionGrant>;
  /** Takes a grant into the ring. */
  readonly admit: (grant: SessionGrant) => Promise<DeskSession>;
  /** Puts the keys of the person's part into the ring where it lacks them; false where the ring has other ones by now. */
  readonly joinRing: (part: RingPart, deviceSecret: string) => Promise<boolean>;
  readonly heldByOthers: () => Promise<string[]>;
  /** Writes the person's part anew. */
  readonly keep: (part: RingPart) => Promise<void>;
  readonly nameAssociation: (name: string) => Promise<void>;
}

interface SessionFacts {
  readonly part: RingPart;
  readonly failedUnlocks?: RingFile['failedUnlocks'];
}

export function createSession(ports: SessionPorts, facts: SessionFacts): DeskSession {
  let { part } = facts;
  let hasKeysOfTheRing = true;
  const { person, roles, sections, privateKey, publicKey } = part;
  if (privateKey === null || publicKey === null) throw new Error('The session has no key pair.');
  const keys = new Map(Object.entries(part.scopes).map(([scope, key]) => [scope, fromBase64Url(key)]));
  /** A clock that shows less than was seen is set wrong, or set back. */
  const isLeased = (): boolean => {
    const since = Date.parse(ports.now()) - Date.parse(part.heardAt);
    return since >= -DAY && since <= part.leaseDays * DAY;
  };

  return {
    person,
    actor: { userId: person.userId, roles, sections },
    vaultKeys: {
      desk: fromBase64Url(part.desk),
      scope: (name) => (isConfidential(name) && !isLeased() ? null : (keys.get(name) ?? null)),
    },
    privateKey: fromBase64Url(privateKey),
    publicKey,
    failedUnlocks: facts.failedUnlocks ?? [],
    heldByOthers: () => ports.heldByOthers(),
    token: () => part.token,
    async signInAgain() {
      const { token, deviceSecret } = await ports.open();
      hasKeysOfTheRing = await ports.joinRing(part, deviceSecret);
      part = { ...part, token };
      await ports.keep(part);
    },
    async heard(answer) {
      const granted = ports.allowed(person, answer.scopes);
      const isSame =
        alike(granted, Object.keys(part.scopes)) &&
        alike(answer.person.roles, roles) &&
        alike(answer.person.sections, sections);
      if (!isSame || !hasKeysOfTheRing) return ports.admit(await ports.renew(part.token));
      part = { ...part, heardAt: ports.now() };
      await ports.keep(part);
      return null;
    },
    async leaseFor(days) {
      if (days === part.leaseDays) return;
      part = { ...part, leaseDays: days };
      await ports.keep(part);
    },
    nameAssociation: (name) => ports.nameAssociation(name),
  };
}

const alike = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each) => other.includes(each));
