import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeStanding, mayBeListed, Volunteer, VolunteerState } from '#shared/volunteers/volunteer.ts';

const listed: Volunteer = {
  section: 'WOMEN',
  personId: 'person-1',
  state: 'LISTED',
  reason: '',
  skills: ['تصوير'],
  charterSignedOn: '2026-11-01',
  guardianConsent: null,
  listedOn: '2026-11-01',
};
const consent = { guardianName: 'سعد الشهري', on: '2026-11-01' };

test.each([
  ['without a signed charter', { charterSignedOn: null, guardianConsent: consent }, false, 'charter-missing'],
  [
    'under eighteen without the guardian',
    { charterSignedOn: '2026-11-01', guardianConsent: null },
    true,
    'guardian-missing',
  ],
] as const)('nobody is listed %s', (_why, card, isMinor, error) => {
  expect(mayBeListed(card, isMinor)).toEqual({ ok: false, error });
});

test('a minor whose guardian agreed is listed', () => {
  expect(mayBeListed({ charterSignedOn: '2026-11-01', guardianConsent: consent }, true).ok).toBe(true);
});

test('suspending and leaving need a reason; taking back clears it', () => {
  expect(changeStanding(listed, 'SUSPENDED', ' ', false)).toMatchObject({ error: 'reason-missing' });
  const suspended = changeStanding(listed, 'SUSPENDED', ' غياب متكرر ', false);
  expect(suspended).toEqual({ ok: true, value: { state: 'SUSPENDED', reason: 'غياب متكرر' } });
  expect(changeStanding({ ...listed, state: 'SUSPENDED' }, 'LISTED', '', false)).toMatchObject({
    value: { reason: '' },
  });
  expect(changeStanding({ ...listed, state: 'LEFT' }, 'SUSPENDED', 'سبب', false)).toMatchObject({
    error: 'not-from-here',
  });
});

test('no history of decisions lists a minor without a guardian or leaves a malformed record', () => {
  const decision = fc.record({
    state: fc.constantFrom(...VolunteerState.options),
    reason: fc.string({ maxLength: 300 }),
  });
  fc.assert(
    fc.property(fc.array(decision, { maxLength: 20 }), fc.boolean(), fc.boolean(), (history, isMinor, hasConsent) => {
      let stands: Volunteer = {
        ...listed,
        state: 'SUSPENDED',
        reason: 'x',
        guardianConsent: hasConsent ? consent : null,
      };
      for (const { state, reason } of history) {
        const decided = changeStanding(stands, state, reason, isMinor);
        if (decided.ok) stands = Volunteer.parse(Object.assign(structuredClone(stands), decided.value));
        if (isMinor && !hasConsent) expect(stands.state).not.toBe('LISTED');
        if (stands.state !== 'LISTED') expect(stands.reason).not.toBe('');
      }
    }),
  );
});
