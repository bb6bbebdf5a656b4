import type { FastifyPluginAsync } from 'fastify';
import { servesEverySection } from '#shared/access/role.ts';
import {
  KeyPairOffer,
  SessionRequest,
  type DeskPeople,
  type DeskPerson,
  type SessionGrant,
} from '#shared/contract/session.ts';
import { scopesAt, signedIn } from '../auth/signed-in.ts';
import { enrolledDevice } from '../auth/bearer.ts';
import { hashProof, isProofOf } from '../auth/proof.ts';
import { hashSecret, newToken, normaliseCode } from '../auth/secrets.ts';
import { messageIn } from '../message-in.ts';
import type { Account, EnrolledDevice, KnownUser, ServerDependencies } from '../ports.ts';
import { ProblemError } from '../problem.ts';
import { changeUser } from '../write-users.ts';

/** A desk's people sign in a few times a day; more from one address is a machine. Each name has its own growing wait at each desk besides. */
const SIGN_INS = { rateLimit: { max: 60, timeWindow: '1 minute' } };

/** An id that nobody has: what is asked about it takes as long as about anybody. */
const NOBODY = '';

/** Signing in: a desk shows its people, one of them proves who it is, and is given what opens the desk. */
export const sessionRoutes =
  (dependencies: ServerDependencies): FastifyPluginAsync =>
  async (app) => {
    const { sync, devices, users, accounts, guesses, audit, associationId, demoSecret } = dependencies;

    app.post('/session/people', async (request): Promise<DeskPeople> => {
      const device = await enrolledDevice(devices, request);
      await devices.noteSeen(device.deviceId, new Date());
      const kinds = new Map((await accounts.all()).map(({ userId, secretKind }) => [userId, secretKind]));
      const people = (await users.all()).filter((user) => worksAt(device, user));
      return { people: people.map((user) => toPerson(user, kinds.get(user.userId) ?? null)), demoSecret };
    });

    app.post('/session', { config: SIGN_INS }, async (request): Promise<SessionGrant> => {
      const device = await enrolledDevice(devices, request);
      const { userId, proof, activation } = messageIn(SessionRequest, request);
      const [user, account] = await Promise.all([users.find(userId), accounts.find(userId)]);
      const note = { at: new Date(), deviceId: device.deviceId, userId: user?.userId ?? null };
      const mayTry = user && worksAt(device, user) ? account : null;
      // Whoever is named waits alike: a wait must not tell that there is such a person.
      if (!(await guesses.count(device.deviceId, userId, note.at))) throw new ProblemError('too-many-requests');

      const isRight = activation ? await activate(mayTry, proof, activation) : await isProofOf(mayTry, proof);
      if (!isRight || !mayTry || !user) {
        await audit.append({ ...note, kind: 'unlock-failed', facts: { withCode: activation !== null } });
        throw new ProblemError('secret-wrong');
      }
      await guesses.forget(device.deviceId, userId, note.at);
      await audit.append({ ...note, kind: activation ? 'activated' : 'unlocked', facts: {} });
      const token = newToken();
      await accounts.openSession(device.deviceId, userId, hashSecret(token), new Date());
      return grant(device, user, token);
    });

    app.post('/session/renew', async (request): Promise<SessionGrant> => {
      const { device, user } = await signedIn(dependencies, request);
      return grant(device, user, request.headers.authorization?.slice('Bearer '.length) ?? '');
    });

    app.post('/session/keys', async (request): Promise<Record<string, never>> => {
      const { user } = await signedIn(dependencies, request);
      const keys = messageIn(KeyPairOffer, request);
      // A second desk may have been faster; its pair stands, and this one is dropped.
      if (await accounts.setKeys(user.userId, keys))
        await changeUser(sync, associationId, user.userId, { publicKey: keys.publicKey }, new Date());
      return {};
    });

    /** Takes as long where there is no account, as a secret does. */
    async function activate(
      account: Account | null,
      proof: string,
      { code, secretKind }: NonNullable<SessionRequest['activation']>,
    ): Promise<boolean> {
      const hashed = await hashProof(proof);
      const codeHash = hashSecret(normaliseCode(code));
      return accounts.activate(account?.userId ?? NOBODY, codeHash, { ...hashed, secretKind }, new Date());
    }

    async function grant(device: EnrolledDevice, user: KnownUser, token: string): Promise<SessionGrant> {
      const [secret, account] = await Promise.all([devices.secretOf(device.deviceId), accounts.find(user.userId)]);
      return {
        token,
        deviceSecret: Buffer.from(secret).toString('base64url'),
        person: toPerson(user, account?.secretKind ?? null),
        scopes: scopesAt(device, user),
        publicKey: account?.publicKey ?? null,
        sealedPrivateKey: account?.sealedPrivateKey ?? null,
      };
    }
  };

/** A desk offers those who are active and serve one of its sections, or every section. */
const worksAt = (device: EnrolledDevice, { state, roles, sections }: KnownUser): boolean =>
  state === 'ACTIVE' &&
  (roles.some(servesEverySection) || sections.some((section) => device.sections.includes(section)));

const toPerson = ({ userId, name, roles, sections }: KnownUser, secretKind: DeskPerson['secretKind']): DeskPerson => ({
  userId,
  name,
  roles,
  sections: [...sections],
  secretKind,
});
