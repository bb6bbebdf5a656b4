import { z } from 'zod';

/**
 * What a person of the association may be at the desk. One person can be several; the policy's «مقدم الخدمة» is whoever
 * holds any of them. The board's delegate stands in for the complaints officer or the manager where a complaint is about
 * one of them.
 */
export const Role = z.enum([
  'RECEPTIONIST',
  'PHONE_AGENT',
  'VOLUNTEER_COORDINATOR',
  'COMPLAINTS_OFFICER',
  'SECTION_SUPERVISOR',
  'MANAGER',
  'BOARD_DELEGATE',
  'ADMINISTRATOR',
]);
export type Role = z.infer<typeof Role>;

/** Every role, in the order in which an administrator is offered them. */
export const roles: readonly Role[] = Role.options;

/** Roles whose work is not bound to the men's or the women's side. */
export const servesEverySection = (role: Role): boolean =>
  role === 'COMPLAINTS_OFFICER' || role === 'MANAGER' || role === 'BOARD_DELEGATE' || role === 'ADMINISTRATOR';
