import type { Section } from '../association/section.ts';
import type { Role } from './role.ts';

/** Whoever acts: what decides about rights, and nothing else about the person. */
export interface Actor {
  readonly userId: string;
  readonly roles: readonly Role[];
  /** The sections the person serves; roles that serve every section do not ask. */
  readonly sections: readonly Section[];
}
