import { sections } from '../association/section.ts';
import { ASSOCIATION_SCOPE, caseScope, COMPLAINTS_SCOPE, sectionScope } from '../sync/scope.ts';
import type { Actor } from './actor.ts';
import { may } from './permissions.ts';

/** The scopes whose records the actor may hold. Nothing outside them ever reaches a desk on which only he works. */
export function grantedScopes(actor: Actor): string[] {
  const readable = sections.filter((section) => may(actor, 'request.read', { section }));
  const cases = sections.filter((section) => may(actor, 'case.read', { section }));
  return [
    ASSOCIATION_SCOPE,
    ...readable.map(sectionScope),
    ...cases.map(caseScope),
    ...(may(actor, 'complaint.read') ? [COMPLAINTS_SCOPE] : []),
  ];
}
