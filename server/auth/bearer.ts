import type { FastifyRequest } from 'fastify';
import type { DeviceStorage, EnrolledDevice } from '../ports.ts';
import { ProblemError } from '../problem.ts';
import { hashSecret } from './secrets.ts';

/** The token of an `Authorization: Bearer …` header; a request without one is refused. */
export function bearerToken(request: FastifyRequest): string {
  const match = /^Bearer (\S{20,200})$/.exec(request.headers.authorization ?? '');
  if (!match?.[1]) throw new ProblemError('not-signed-in');
  return match[1];
}

/** The desk that sent the request, whoever sits at it; an unknown token is refused, and so is a revoked desk. */
export async function enrolledDevice(devices: DeviceStorage, request: FastifyRequest): Promise<EnrolledDevice> {
  const device = await devices.findByToken(hashSecret(bearerToken(request)));
  if (!device) throw new ProblemError('not-signed-in');
  if (device.revokedAt) throw new ProblemError('device-revoked');
  return device;
}
