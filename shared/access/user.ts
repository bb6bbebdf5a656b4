import { z } from 'zod';
import { Section } from '../association/section.ts';
import { Role } from './role.ts';

/** Somebody who works at the association's desks. What proves who it is (PIN, keys) is kept apart from this record. */
export const User = z.strictObject({
  name: z.string().min(1).max(80),
  roles: z.array(Role).min(1),
  sections: z.array(Section),
  state: z.enum(['ACTIVE', 'SUSPENDED']),
});
export type User = z.infer<typeof User>;
