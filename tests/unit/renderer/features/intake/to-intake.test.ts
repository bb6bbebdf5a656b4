import { expect, test } from 'vitest';
import type { Service } from '#shared/association/settings.ts';
import type { IntakeDraft } from '#renderer/desk/drafts/intake-draft.ts';
import { newPersonFrom } from '#renderer/desk/drafts/intake-draft.ts';
import { toIntake } from '#renderer/features/intake/to-intake.ts';

const service: Service = {
  id: 'inquiry',
  type: 'INQUIRY',
  label: { ar: 'استفسار', en: 'Inquiry' },
  icon: 'circle-help',
  key: 1,
};
const draft: IntakeDraft = {
  requestId: 'request-1',
  typed: '',
  person: { ...newPersonFrom('سعد بن ناصر'), unlistedVillage: 'حلباء' },
  section: 'MEN',
  serviceId: service.id,
  note: '',
  beganAt: null,
};
const choices = { section: 'MEN', service, channel: 'WALK_IN', policyVersion: 1 } as const;

test('a village that is in no list keeps an intake from being saved until it is chosen or cleared', () => {
  expect(toIntake({ draft, ...choices })).toEqual({ ok: false, error: 'village' });
  const cleared = { ...draft, person: newPersonFrom('سعد بن ناصر') };
  expect(toIntake({ draft: cleared, ...choices })).toMatchObject({ ok: true, value: { person: { villageId: null } } });
});
