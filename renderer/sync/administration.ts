import { z } from 'zod';
import {
  ActivationCode,
  DeskList,
  RestorationAnswer,
  UserList,
  type DeskChange,
  type ManagedDesk,
  type ManagedUser,
  type NewDesk,
  type NewUser,
  type Restoration,
  type UserChange,
} from '#shared/contract/administration.ts';
import { AuditPage, type AuditPageRequest } from '#shared/contract/audit.ts';
import { EnrolmentCode } from '#shared/contract/enrol.ts';
import { postJson } from './transport.ts';

/** People, desks and the audit, as the server has them: nothing of it lies at a desk. Throws RefusedError and UnreachableError. */
export interface Administration {
  users(): Promise<readonly ManagedUser[]>;
  /** A new person, and the code with which that person comes in the first time. */
  addUser(user: NewUser): Promise<ActivationCode>;
  changeUser(userId: string, change: UserChange): Promise<void>;
  /** For a forgotten secret; an earlier code of the same person is void. */
  newActivationCode(userId: string): Promise<ActivationCode>;
  desks(): Promise<readonly ManagedDesk[]>;
  changeDesk(deviceId: string, change: DeskChange): Promise<void>;
  newDeskCode(desk: NewDesk): Promise<EnrolmentCode>;
  auditPage(request: AuditPageRequest): Promise<AuditPage>;
  /** The restore after which nobody has gone through yet what had been decided since the backup; null where there is none. */
  restoration(): Promise<Restoration | null>;
  /** Whoever is signed in has gone through it. */
  reviewRestoration(restoration: Restoration): Promise<void>;
}

const Nothing = z.strictObject({});

/** The administration over HTTP, as whoever is signed in. */
export function createAdministration(serverUrl: string, token: () => string): Administration {
  const ask = <Schema extends z.ZodType>(path: string, body: unknown, answer: Schema) =>
    postJson(new URL(path, serverUrl), body, answer, token());
  const user = (id: string): string => `/administration/users/${encodeURIComponent(id)}`;
  return {
    users: async () => (await ask('/administration/users/list', {}, UserList)).users,
    addUser: (added) => ask('/administration/users', added, ActivationCode),
    changeUser: async (userId, change) => void (await ask(user(userId), change, Nothing)),
    newActivationCode: (userId) => ask(`${user(userId)}/activation-code`, {}, ActivationCode),
    desks: async () => (await ask('/administration/desks/list', {}, DeskList)).desks,
    changeDesk: async (deviceId, change) =>
      void (await ask(`/administration/desks/${encodeURIComponent(deviceId)}`, change, Nothing)),
    newDeskCode: (desk) => ask('/administration/enrolment-codes', desk, EnrolmentCode),
    auditPage: (request) => ask('/audit/page', request, AuditPage),
    restoration: async () => (await ask('/administration/restoration', {}, RestorationAnswer)).restoration,
    reviewRestoration: async ({ restoredAt }) =>
      void (await ask('/administration/restoration/review', { restoredAt }, Nothing)),
  };
}
