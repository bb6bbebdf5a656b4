import type { DeskPerson, SessionGrant } from '#shared/contract/session.ts';
import { ProblemError } from '#server/problem.ts';
import type { SessionWire } from '#renderer/identity/session-wire.ts';
import { RefusedError, UnreachableError } from '#renderer/sync/transport.ts';

interface KeptPerson {
  person: DeskPerson;
  scopes: readonly string[];
  code: string | null;
  proof: string | null;
  keys: Pick<SessionGrant, 'publicKey' | 'sealedPrivateKey'>;
}

/** 32 bytes each, base64url: the desk's secret, and the one that a restored server makes which does not know that. */
const SECRET_OF_THE_DESK = 'c2VjcmV0LW9mLXRoZS1kZXNrLXRoaXJ0eS10d28tYnk';
const SECRET_AFTER_A_RESTORE = 'YW5vdGhlci1zZWNyZXQtb2YtdGhlLWRlc2stMzItYnk';

/** What a server knows of people who sign in at one desk, in memory. It may be away. */
export function createSessionServer() {
  const kept = new Map<string, KeptPerson>();
  const tokens = new Map<string, string>();
  let deviceSecret = SECRET_OF_THE_DESK;
  let isAway = false;
  let given = 0;
  let proofs = 0;

  const refuse = (code: 'secret-wrong' | 'not-signed-in'): never => {
    throw new RefusedError(new ProblemError(code).problem);
  };
  const find = (userId: string): KeptPerson => kept.get(userId) ?? refuse('secret-wrong');
  const answer = async <Value>(say: () => Value): Promise<Value> => {
    if (isAway) throw new UnreachableError('the server does not answer');
    return say();
  };
  const signedIn = (token: string): KeptPerson => find(tokens.get(token) ?? refuse('not-signed-in'));
  const grant = ({ person, scopes, keys }: KeptPerson, token: string): SessionGrant => ({
    token,
    deviceSecret,
    person,
    scopes: [...scopes],
    ...keys,
  });

  const wire: SessionWire = {
    people: () => answer(() => ({ people: [...kept.values()].map(({ person }) => person), demoSecret: null })),
    open: ({ userId, proof, activation }) =>
      answer(() => {
        proofs += 1;
        const one = find(userId);
        if (activation) {
          if (one.code === null || one.code !== activation.code) refuse('secret-wrong');
          one.code = null;
          one.proof = proof;
          one.person = { ...one.person, secretKind: activation.secretKind };
          // What was sealed under the old secret opens no longer.
          one.keys = { publicKey: null, sealedPrivateKey: null };
        } else if (one.proof !== proof) refuse('secret-wrong');
        const token = `token-of-a-session-${(given += 1)}`;
        tokens.set(token, userId);
        return grant(one, token);
      }),
    renew: (token) => answer(() => grant(signedIn(token), token)),
    offerKeys: (token, keys) =>
      answer(() => {
        const one = signedIn(token);
        if (one.keys.publicKey === null) one.keys = keys;
      }),
  };

  return {
    wire,
    /** Adds somebody who comes in with a code. */
    add(person: DeskPerson, scopes: readonly string[], code: string): void {
      kept.set(person.userId, { person, scopes, code, proof: null, keys: { publicKey: null, sealedPrivateKey: null } });
    },
    /** A new code, as an administrator makes it for whoever has forgotten the secret. */
    giveCode(userId: string, code: string): void {
      find(userId).code = code;
    },
    changeScopes(userId: string, scopes: readonly string[]): void {
      find(userId).scopes = scopes;
    },
    changePerson(person: DeskPerson): void {
      find(person.userId).person = person;
    },
    /** Somebody works here no more. */
    dismiss(userId: string): void {
      kept.delete(userId);
    },
    forgetSessions: () => tokens.clear(),
    /** Restored from a backup of a time before anybody signed in at the desk. */
    restore(): void {
      tokens.clear();
      deviceSecret = SECRET_AFTER_A_RESTORE;
    },
    isAway(away: boolean): void {
      isAway = away;
    },
    /** Proofs that were sent, right or wrong. */
    proofs: () => proofs,
    keysOf: (userId: string) => find(userId).keys,
    scopesOf: (userId: string) => find(userId).scopes,
  };
}
