import { z } from 'zod';
import { Section } from '../association/section.ts';
import { PublicKey } from '../sealing/sealed-text.ts';
import { Role } from './role.ts';

/** Somebody who works at the association's desks. What proves who it is (PIN, keys) is kept apart from this record. */
export const User = z.strictObject({
  name: z.string().min(1).max(80),
  roles: z.array(Role).min(1).max(20),
  sections: z.array(Section).max(20),
  state: z.enum(['ACTIVE', 'SUSPENDED']),
  /** What is sealed to this user; null until the first sign-in has made the pair of keys. */
  publicKey: PublicKey.nullable(),
});
export type User = z.infer<typeof User>;
