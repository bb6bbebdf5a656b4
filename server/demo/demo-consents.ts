import type { PlannedOperation } from '#shared/sync/operation.ts';
import { Person } from '#shared/people/person.ts';
import { createOperation, type DemoContext } from './demo-context.ts';

/** Whoever sits at the demonstration's front desk. */
const RECEPTIONIST = 'demo-2-reception';

/** Most of the people agreed to be called later, when they first came; the others were not asked, or did not want it. */
export function consentOperations(base: DemoContext, people: readonly PlannedOperation[]): PlannedOperation[] {
  const { random, newId, association } = { ...base, random: base.random.fork('consents') };
  const purpose = association.privacy.purposes.find(({ id }) => id === 'contact');
  if (!purpose) return [];
  return people
    .filter(({ table }) => table === 'people')
    .filter(() => random.chance(0.6))
    .map(({ recordId, fields, at }) =>
      createOperation(
        'consents',
        newId(at),
        {
          section: Person.parse(fields).section,
          personId: recordId,
          purpose: purpose.id,
          textVersion: association.privacy.version,
          text: purpose.text,
          method: 'VERBAL',
          guardian: '',
          givenAt: at,
          takenBy: RECEPTIONIST,
          withdrawnAt: null,
          withdrawnBy: null,
        },
        at,
      ),
    );
}
