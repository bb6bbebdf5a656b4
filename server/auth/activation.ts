import type { ActivationCode } from '#shared/contract/administration.ts';
import type { AccountStorage } from '../ports.ts';
import { hashSecret, newEnrolmentCode, normaliseCode } from './secrets.ts';

/** Long enough for a weekend between the administrator and the person. */
const ACTIVATION_LIFETIME = 3 * 24 * 60 * 60 * 1000;

/** Makes the one-time code with which a person chooses a secret; an earlier one of the same person is void. */
export async function newActivation(
  accounts: Pick<AccountStorage, 'putActivation'>,
  userId: string,
  now: Date,
): Promise<ActivationCode> {
  const code = newEnrolmentCode();
  const expiresAt = new Date(now.getTime() + ACTIVATION_LIFETIME);
  await accounts.putActivation(userId, hashSecret(normaliseCode(code)), expiresAt);
  return { userId, code, expiresAt: expiresAt.toISOString() };
}
