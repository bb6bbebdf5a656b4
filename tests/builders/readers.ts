import { grantedScopes } from '#shared/access/granted-scopes.ts';
import type { Actor } from '#shared/access/actor.ts';
import { roles } from '#shared/access/role.ts';
import { sections } from '#shared/association/section.ts';
import type { Device } from '#server/ports.ts';
import type { Reader } from '#server/sync/read-pages.ts';

/** Somebody who holds every role, as in a small association. */
export const everyone: Actor = { userId: 'user-1', roles, sections };

/** That person at a desk that serves every section. */
export const aReader = (device: Device, facts: Partial<Reader> = {}): Reader => ({
  device,
  actor: everyone,
  scopes: grantedScopes(everyone),
  generation: 0,
  ...facts,
});

/** Every author may do everything: for tests that are about something else. */
export const nothingRefused = (): null => null;
