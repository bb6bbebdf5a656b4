import { speaksForAnother } from '#shared/access/authorship.ts';
import { altersIssuedPaper } from '#shared/access/issued-papers.ts';
import { mayWrite } from '#shared/access/record-access.ts';
import type { PushRequest } from '#shared/contract/push.ts';
import { UNCONFIRMED_AUTHOR } from '#shared/sync/refusal-reason.ts';
import { toActor } from '../auth/signed-in.ts';
import type { EnrolledDevice, ServerDependencies } from '../ports.ts';
import type { Refusal } from './accept-push.ts';

/**
 * Holds each operation against the rights of its author, as they are now: it says nothing in another's name, and leaves
 * what was issued as it is. An author has to be somebody who has signed in at this desk; a restored server may not know it any
 * more of whoever did so for the first time after the backup, and says that. What a revoked desk sends is not applied at all.
 */
export async function refusalFor(
  { users, accounts }: Pick<ServerDependencies, 'users' | 'accounts'>,
  { deviceId, revokedAt }: Pick<EnrolledDevice, 'deviceId' | 'revokedAt'>,
  { operations, epoch }: PushRequest,
): Promise<Refusal> {
  if (revokedAt) return () => 'device-revoked';
  const atThisDesk = new Set(await accounts.usersAt(deviceId));
  const named = new Set(operations.flatMap(({ by }) => (by !== null && atThisDesk.has(by) ? [by] : [])));
  const authors = new Map((await users.several([...named])).map((user) => [user.userId, toActor(user)]));
  return (operation, standing, subject) => {
    const author = operation.by === null ? undefined : authors.get(operation.by);
    if (!author) return epoch > FIRST_EPOCH ? UNCONFIRMED_AUTHOR : 'not-permitted';
    const before = standing?.fields ?? null;
    const isAllowed =
      mayWrite(author, operation, before, subject?.fields ?? null) &&
      !speaksForAnother(operation, before) &&
      !altersIssuedPaper(operation, before);
    return isAllowed ? null : 'not-permitted';
  };
}

/** Each restore begins another one. */
const FIRST_EPOCH = 1;
