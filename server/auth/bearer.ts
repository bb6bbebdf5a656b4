import type { FastifyRequest } from 'fastify';
import type { Device, DeviceStorage } from '../ports.ts';
import { ProblemError } from '../problem.ts';
import { hashSecret } from './secrets.ts';

/** The token of an `Authorization: Bearer …` header; a request without one is refused. */
export function bearerToken(request: FastifyRequest): string {
  const match = /^Bearer (\S{20,200})$/.exec(request.headers.authorization ?? '');
  if (!match?.[1]) throw new ProblemError('not-signed-in');
  return match[1];
}

/** The desk that sent the request; an unknown token is refused. */
export async function signedInDevice(devices: DeviceStorage, request: FastifyRequest): Promise<Device> {
  const device = await devices.findByToken(hashSecret(bearerToken(request)));
  if (!device) throw new ProblemError('not-signed-in');
  return device;
}
