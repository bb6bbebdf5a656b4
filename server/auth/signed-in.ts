import type { FastifyRequest } from 'fastify';
import type { Actor } from '#shared/access/actor.ts';
import { grantedScopes } from '#shared/access/granted-scopes.ts';
import { may, type Action } from '#shared/access/permissions.ts';
import { sections } from '#shared/association/section.ts';
import { caseScope, sectionScope } from '#shared/sync/scope.ts';
import type { EnrolledDevice, KnownUser, ServerDependencies } from '../ports.ts';
import { ProblemError } from '../problem.ts';
import { bearerToken } from './bearer.ts';
import { hashSecret } from './secrets.ts';

/** A person at a desk, as both stand now. */
export interface SignedIn {
  readonly device: EnrolledDevice;
  readonly user: KnownUser;
  readonly actor: Actor;
  /** What may be held there: the person's scopes, without those of sections that the desk does not serve. */
  readonly scopes: readonly string[];
  /** Raised when either's grants change. */
  readonly generation: number;
}

type Dependencies = Pick<ServerDependencies, 'devices' | 'users' | 'accounts'>;

/** Who sent the request, and from which desk. A revoked desk is let in only where `revoked` says so: to send what waits. */
export async function signedIn(
  { devices, users, accounts }: Dependencies,
  request: FastifyRequest,
  { revoked = false }: { readonly revoked?: boolean } = {},
): Promise<SignedIn> {
  const session = await accounts.findSession(hashSecret(bearerToken(request)), new Date());
  if (!session) throw new ProblemError('not-signed-in');
  const [device, user] = await Promise.all([devices.find(session.deviceId), users.find(session.userId)]);
  if (!device || !user) throw new ProblemError('not-signed-in');
  if (device.revokedAt && !revoked) throw new ProblemError('device-revoked');
  if (user.state === 'SUSPENDED') throw new ProblemError('not-signed-in');
  return {
    device,
    user,
    actor: toActor(user),
    scopes: scopesAt(device, user),
    generation: device.generation + user.revision,
  };
}

/** A person signed in who may do this; others are refused. */
export async function signedInWho(
  dependencies: Dependencies,
  request: FastifyRequest,
  action: Action,
): Promise<SignedIn> {
  const who = await signedIn(dependencies, request);
  if (!may(who.actor, action)) throw new ProblemError('not-permitted');
  return who;
}

/** The scopes of a person at a desk. */
export function scopesAt(device: Pick<EnrolledDevice, 'sections'>, user: KnownUser): string[] {
  const elsewhere = new Set(
    sections.flatMap((section) =>
      device.sections.includes(section) ? [] : [sectionScope(section), caseScope(section)],
    ),
  );
  return grantedScopes(toActor(user)).filter((scope) => !elsewhere.has(scope));
}

/** Somebody suspended has no roles. */
export const toActor = ({ userId, roles, sections: served, state }: KnownUser): Actor => ({
  userId,
  roles: state === 'ACTIVE' ? roles : [],
  sections: served,
});
