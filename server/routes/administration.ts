import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import {
  DeskChange,
  NewDesk,
  NewUser,
  RestorationReview,
  UserChange,
  type ActivationCode,
  type DeskList,
  type ManagedUser,
  type RestorationAnswer,
  type UserList,
} from '#shared/contract/administration.ts';
import type { EnrolmentCode } from '#shared/contract/enrol.ts';
import type { AuditFacts, AuditKind } from '#shared/access/audit-entry.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { newActivation } from '../auth/activation.ts';
import { newDeskCode } from '../auth/desk-code.ts';
import { signedInWho, type SignedIn } from '../auth/signed-in.ts';
import { messageIn } from '../message-in.ts';
import type { KnownUser, ServerDependencies } from '../ports.ts';
import { ProblemError } from '../problem.ts';
import { addUser, changeUser, type Besides } from '../write-users.ts';

/** People and desks, for an administrator who is signed in. Everything done here is in the audit. */
export const administrationRoutes =
  (dependencies: ServerDependencies): FastifyPluginAsync =>
  async (app) => {
    const { sync, devices, restorations, users, accounts, audit, associationId } = dependencies;
    const administrator = (request: FastifyRequest): Promise<SignedIn> =>
      signedInWho(dependencies, request, 'user.manage');
    const note = ({ device, user }: SignedIn, kind: AuditKind, facts: AuditFacts): Promise<void> =>
      audit.append({ at: new Date(), deviceId: device.deviceId, userId: user.userId, kind, facts });

    app.post('/administration/users/list', async (request): Promise<z.infer<typeof UserList>> => {
      await administrator(request);
      const known = new Map((await accounts.all()).map((account) => [account.userId, account]));
      const toManaged = ({ userId, name, roles, sections, state }: KnownUser): ManagedUser => {
        const account = known.get(userId);
        const secretKind = account?.secretKind ?? null;
        return { userId, name, roles, sections, state, secretKind, hasKeys: (account?.publicKey ?? null) !== null };
      };
      return { users: (await users.all()).map(toManaged) };
    });

    app.post('/administration/users', async (request): Promise<ActivationCode> => {
      const who = await administrator(request);
      const { name, roles, sections } = messageIn(NewUser, request);
      const user = { name, roles, sections, state: 'ACTIVE' as const, publicKey: null };
      const userId = await addUser(sync, associationId, user, new Date());
      await note(who, 'user-added', { userId, roles: roles.join(' '), sections: sections.join(' ') });
      return newActivation(accounts, userId, new Date());
    });

    app.post('/administration/users/:id', async (request): Promise<Record<string, never>> => {
      const who = await administrator(request);
      const userId = idIn(request);
      const change = messageIn(UserChange, request);
      const isShutOut = change.state === 'SUSPENDED' || (change.roles && !change.roles.includes('ADMINISTRATOR'));
      if (isShutOut && userId === who.user.userId) throw new ProblemError('own-administration');
      const besides = isShutOut ? await administratorsBesides() : undefined;
      const isKnown = await changeUser(sync, associationId, userId, change, new Date(), besides);
      if (!isKnown) throw new ProblemError('user-unknown');
      if (change.state === 'SUSPENDED') await accounts.endSessions(userId);
      const { roles, sections, state = null } = change;
      const facts = { userId, state, roles: roles?.join(' ') ?? null, sections: sections?.join(' ') ?? null };
      await note(who, 'user-changed', facts);
      return {};
    });

    app.post('/administration/users/:id/activation-code', async (request): Promise<ActivationCode> => {
      const who = await administrator(request);
      const userId = idIn(request);
      if (!(await users.find(userId))) throw new ProblemError('user-unknown');
      await note(who, 'activation-code-made', { userId });
      return newActivation(accounts, userId, new Date());
    });

    app.post('/administration/desks/list', async (request): Promise<z.infer<typeof DeskList>> => {
      await administrator(request);
      const desks = (await devices.all()).map(
        ({ deviceId, name, deskCode, sections, enrolledAt, lastSeenAt, revokedAt }) => ({
          deviceId,
          name,
          deskCode,
          sections: [...sections],
          enrolledAt: enrolledAt.toISOString(),
          lastSeenAt: lastSeenAt?.toISOString() ?? null,
          revokedAt: revokedAt?.toISOString() ?? null,
        }),
      );
      return { desks };
    });

    app.post('/administration/desks/:id', async (request): Promise<Record<string, never>> => {
      const who = await administrator(request);
      const deviceId = idIn(request);
      const { revoked, name, sections } = messageIn(DeskChange, request);
      const change = { ...(name === undefined ? {} : { name }), ...(sections === undefined ? {} : { sections }) };
      if (!(await devices.find(deviceId))) throw new ProblemError('desk-unknown');
      if (revoked) {
        await devices.revoke(deviceId, new Date());
        await note(who, 'desk-revoked', { desk: deviceId });
      } else {
        await devices.change(deviceId, change);
        await note(who, 'desk-changed', { desk: deviceId, sections: sections?.join(' ') ?? null });
      }
      return {};
    });

    app.post('/administration/enrolment-codes', async (request): Promise<EnrolmentCode> => {
      const who = await administrator(request);
      const { sections, renews } = messageIn(NewDesk, request);
      if (renews !== undefined && !(await devices.find(renews))) throw new ProblemError('desk-unknown');
      await note(who, 'desk-enrolled', { sections: sections.join(' '), desk: renews ?? null });
      return newDeskCode(devices, new Date(), sections, renews);
    });

    app.post('/administration/restoration', async (request): Promise<z.infer<typeof RestorationAnswer>> => {
      await administrator(request);
      const found = await restorations.unreviewed();
      if (!found) return { restoration: null };
      const { restoredAt, backedUpAt } = found;
      return { restoration: { restoredAt: restoredAt.toISOString(), backedUpAt: backedUpAt.toISOString() } };
    });

    app.post('/administration/restoration/review', async (request): Promise<Record<string, never>> => {
      const who = await administrator(request);
      const { restoredAt } = messageIn(RestorationReview, request);
      const isFirst = await restorations.review(new Date(restoredAt), who.user.userId, new Date());
      if (isFirst) await note(who, 'restoration-reviewed', { restoredDay: riyadhDate(restoredAt) });
      return {};
    });

    /**
     * Without an administrator nobody could ever let one in again. Asked while nobody can change: two who shut each other out
     * at one moment would leave none.
     */
    async function administratorsBesides(): Promise<Besides> {
      const userIds = (await users.all()).filter(isAdministrator).map(({ userId }) => userId);
      return {
        userIds,
        check: (others) => {
          if (!others.some(isAdministrator)) throw new ProblemError('last-administrator');
        },
      };
    }
  };

const isAdministrator = ({ roles, state }: Pick<KnownUser, 'roles' | 'state'>): boolean =>
  state === 'ACTIVE' && roles.includes('ADMINISTRATOR');

const idIn = (request: FastifyRequest): string => {
  const { id } = request.params as { readonly id: string };
  // Ids are UUIDs, but for those of a demonstration; anything else is nobody's.
  if (!/^[\w-]{1,64}$/.test(id)) throw new ProblemError('malformed-request', { field: 'id' });
  return id;
};
