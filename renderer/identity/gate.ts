import { waitAfterFailures } from '#shared/access/guess-delay.ts';
import { kindOfSecret, normaliseSecret } from '#shared/access/user-secret.ts';
import type { Enrolment } from '#shared/contract/enrolment.ts';
import type { DeskPerson, SessionGrant, SessionRequest } from '#shared/contract/session.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { DeskPlatform } from '../platform/desk-platform.ts';
import { RefusedError, UnreachableError } from '../sync/transport.ts';
import { admission } from './admission.ts';
import { fromBase64Url, toBase64Url } from './base64.ts';
import { isConfidential, joinPart, sealWhole, withPeople } from './key-ring.ts';
import { RingPart, type RingFile } from './ring-file.ts';
import { createRingStore } from './ring-store.ts';
import { deriveSecretKeys, type SecretKeys } from './secret-keys.ts';
import { createSession, type DeskSession, type SessionPorts } from './session.ts';
import { createSessionWire, type SessionWire } from './session-wire.ts';

/** Why the desk stays shut. `code` is the server's. */
export type GateRefusal =
  | { readonly kind: 'secret-wrong' }
  | { readonly kind: 'wait'; readonly until: string }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'refused'; readonly code: string };

export interface Gate {
  /** Whether the operating system keeps this computer's key: a PIN is enough only then. */
  readonly isKeptBySystem: boolean;
  /** Who works here, as far as this desk knows. */
  read(): Promise<RingFile>;
  /** Asks the server who works here; whoever no longer does is not let in any more, without the server neither. */
  refresh(): Promise<Result<RingFile, GateRefusal>>;
  /** Opens with the person's secret: without the server where that person has been here before. */
  unlock(userId: string, secret: string): Promise<Result<DeskSession, GateRefusal>>;
  /** Chooses a secret with an activation code; needs the server. */
  activate(userId: string, code: string, secret: string): Promise<Result<DeskSession, GateRefusal>>;
}

interface GateDependencies {
  readonly platform: Pick<DeskPlatform, 'identity'>;
  readonly enrolment: Enrolment;
  readonly now: () => string;
  readonly wire?: SessionWire;
}

/** Where a person's part belongs among what is sealed. */
const placeOf = (userId: string): string => `ring/part/${userId}`;

/** The door of a desk. */
export async function openGate({ platform, enrolment, now, wire: given }: GateDependencies): Promise<Gate> {
  const wire = given ?? createSessionWire(enrolment.serverUrl, enrolment.token);
  const rings = createRingStore(platform.identity);
  const { key, protection } = await platform.identity.deviceKey();
  const isKeptBySystem = protection === 'system';
  const { associationId, deviceId } = enrolment;
  if ((await rings.read()).deviceId !== deviceId) await rings.change((ring) => ({ ...ring, deviceId }));

  const allowed = ({ secretKind }: DeskPerson, scopes: readonly string[]): string[] =>
    secretKind === 'pin' && !isKeptBySystem ? scopes.filter((scope) => !isConfidential(scope)) : [...scopes];
  const derive = (userId: string, secret: string): Promise<SecretKeys> =>
    deriveSecretKeys({ associationId, userId }, secret, isKeptBySystem ? key : null);

  const portsFor = (userId: string, keys: SecretKeys): SessionPorts => {
    const keep = async (part: RingPart): Promise<void> => {
      const sealed = toBase64Url(await keys.ring.seal(part, placeOf(userId)));
      await rings.change((ring) => ({ ...ring, parts: { ...ring.parts, [userId]: sealed } }));
    };
    const ports: SessionPorts = {
      now,
      allowed,
      open: () => wire.open({ userId, proof: keys.proof, activation: null }),
      renew: (token) => wire.renew(token),
      keep,
      joinRing: async (part, deviceSecret) => {
        const joined = await joinPart(await rings.read(), deviceSecret, part);
        const whole = await sealWhole(joined, deviceSecret);
        await rings.change((ring) => ({ ...ring, whole }));
        return Object.entries(part.scopes).every(([scope, own]) => joined.scopes[scope] === own);
      },
      heldByOthers: async () => {
        const { holders } = await rings.read();
        return Object.keys(holders).filter((scope) => holders[scope]?.some((id) => id !== userId));
      },
      nameAssociation: async (association) => {
        if ((await rings.read()).association !== association) await rings.change((ring) => ({ ...ring, association }));
      },
      admit: async (grant) => {
        const part = await admission({ wire, rings, keys, allowed, now }, grant);
        const { failedUnlocks } = await rings.read();
        await keep(part);
        await settleGuesses(userId);
        return createSession(ports, { part, failedUnlocks });
      },
    };
    return ports;
  };

  const settleGuesses = (userId: string) =>
    rings.change((ring) => ({
      ...ring,
      guesses: { failures: 0, notBefore: null },
      failedUnlocks: [],
      lastUserId: userId,
    }));

  /** Counted on the disk before it is tried: whoever pulls the plug has guessed all the same. */
  const countGuess = async (userId: string): Promise<string | null> => {
    const { guesses } = await rings.read();
    if (guesses.notBefore !== null && guesses.notBefore > now()) return guesses.notBefore;
    const failures = guesses.failures + 1;
    const wait = waitAfterFailures(failures);
    const notBefore = wait === 0 ? null : new Date(Date.parse(now()) + wait).toISOString();
    await rings.change((ring) => ({
      ...ring,
      guesses: { failures, notBefore },
      failedUnlocks: [...ring.failedUnlocks, { userId, at: now() }].slice(-REMEMBERED_FAILURES),
    }));
    return null;
  };
  /** An answer that never came proves nothing about the secret. */
  const forgetGuess = (before: RingFile) =>
    rings.change((ring) => ({ ...ring, guesses: before.guesses, failedUnlocks: before.failedUnlocks }));

  /** The server has written down what it refused; the guess counts, and is no second line of the audit. */
  const leaveToServersAudit = ({ failedUnlocks }: RingFile) => rings.change((ring) => ({ ...ring, failedUnlocks }));

  const atServer = async (
    userId: string,
    keys: SecretKeys,
    activation: SessionRequest['activation'],
    before: RingFile,
  ): Promise<Result<DeskSession, GateRefusal>> => {
    let grant: SessionGrant;
    try {
      grant = await wire.open({ userId, proof: keys.proof, activation });
    } catch (error) {
      if (error instanceof UnreachableError && before.parts[userId] !== undefined && !activation)
        return err({ kind: 'secret-wrong' });
      if (error instanceof UnreachableError) await forgetGuess(before);
      const refusal = refusalOf(error);
      if (refusal.kind === 'secret-wrong') await leaveToServersAudit(before);
      return err(refusal);
    }
    // Whom the server lets in has not failed: this attempt is no line of the audit.
    if (!activation) await forgetGuess(before);
    return ok(await portsFor(userId, keys).admit(grant));
  };

  return {
    isKeptBySystem,
    read: rings.read,

    async refresh() {
      try {
        const { people, demoSecret } = await wire.people();
        return ok(await rings.change((ring) => ({ ...withPeople(ring, people), demoSecret })));
      } catch (error) {
        return err(refusalOf(error));
      }
    },

    async unlock(userId, typed) {
      const before = await rings.read();
      const until = await countGuess(userId);
      if (until !== null) return err({ kind: 'wait', until });
      const keys = await derive(userId, typed);
      const part = await openPart(before, userId, keys);
      if (part === null) return atServer(userId, keys, null, before);
      await settleGuesses(userId);
      return ok(createSession(portsFor(userId, keys), { part, failedUnlocks: before.failedUnlocks }));
    },

    async activate(userId, code, typed) {
      const before = await rings.read();
      const keys = await derive(userId, typed);
      const secretKind = kindOfSecret(normaliseSecret(typed));
      return atServer(userId, keys, { code, secretKind }, before);
    },
  };
}

/** Failed unlocks that are remembered for the audit while nobody comes in. */
const REMEMBERED_FAILURES = 50;

/** Null where there is none, or where it does not open with these keys. */
async function openPart({ parts }: RingFile, userId: string, keys: SecretKeys): Promise<RingPart | null> {
  const sealed = parts[userId];
  if (sealed === undefined) return null;
  const opened = await keys.ring.open(fromBase64Url(sealed), placeOf(userId)).catch(() => null);
  return opened === null ? null : RingPart.parse(opened);
}

function refusalOf(error: unknown): GateRefusal {
  if (error instanceof UnreachableError) return { kind: 'unreachable' };
  if (!(error instanceof RefusedError)) throw error;
  const { code } = error.problem;
  return code === 'secret-wrong' ? { kind: 'secret-wrong' } : { kind: 'refused', code };
}
