import type { Section } from '#shared/association/section.ts';
import type { EnrolmentCode } from '#shared/contract/enrol.ts';
import type { DeviceStorage } from '../ports.ts';
import { hashSecret, newEnrolmentCode, normaliseCode } from './secrets.ts';

/** A code works for one day and one desk. */
const CODE_LIFETIME = 24 * 60 * 60 * 1000;

/**
 * Makes the one-time code that makes one computer a desk of these sections; without any named, of all. With `renews` it makes
 * the computer that was that desk the same desk again, and no other.
 */
export async function newDeskCode(
  devices: Pick<DeviceStorage, 'addEnrolmentCode'>,
  now: Date,
  sections?: readonly Section[],
  renews?: string,
): Promise<EnrolmentCode> {
  const code = newEnrolmentCode();
  const expiresAt = new Date(now.getTime() + CODE_LIFETIME);
  await devices.addEnrolmentCode(hashSecret(normaliseCode(code)), expiresAt, sections, renews);
  return { code, expiresAt: expiresAt.toISOString() };
}
