import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settingsDocuments, type Link } from '#shared/association/settings.ts';
import { linkMessage, messageVerdict } from '#shared/links/link-sending.ts';
import { ContactRelation, type ContactPoint } from '#shared/people/contact-point.ts';
import { PersonFlag } from '#shared/people/person.ts';

type Reached = Pick<ContactPoint, 'relation' | 'safeHours' | 'allowed' | 'isRemoved'>;

const ownMobile: Reached = {
  relation: 'SELF',
  safeHours: null,
  allowed: { call: true, whatsapp: true, voicemail: false },
  isRemoved: false,
};
const NOON = 720;
const noonOnly = { from: 700, to: 740 };

describe('whether a message may go to a number', () => {
  test.each([
    ['own number, nothing said', [], {}, { kind: 'open' }],
    ['a brother’s number', [], { relation: 'RELATIVE' }, { kind: 'discreet' }],
    ['own number in safe hours', [], { safeHours: noonOnly }, { kind: 'open' }],
    ['nothing is to be disclosed, own number', ['DO_NOT_DISCLOSE'], {}, { kind: 'discreet' }],
    [
      'nothing is to be disclosed, a husband’s number',
      ['DO_NOT_DISCLOSE'],
      { relation: 'SPOUSE' },
      { kind: 'refused', reason: 'others-number' },
    ],
    ['safe contact only, no hours known', ['SAFE_CONTACT_ONLY'], {}, { kind: 'refused', reason: 'no-safe-hours' }],
    ['safe contact only, in its hours', ['SAFE_CONTACT_ONLY'], { safeHours: noonOnly }, { kind: 'discreet' }],
    ['outside the safe hours', [], { safeHours: { from: 0, to: 60 } }, { kind: 'refused', reason: 'outside-hours' }],
    [
      'no WhatsApp allowed',
      [],
      { allowed: { call: true, whatsapp: false, voicemail: false } },
      { kind: 'refused', reason: 'not-allowed' },
    ],
    ['a number taken off the card', [], { isRemoved: true }, { kind: 'refused', reason: 'not-allowed' }],
  ] as const)('%s', (_what, flags, facts, verdict) => {
    expect(messageVerdict(flags, { ...ownMobile, ...facts }, NOON)).toEqual(verdict);
  });

  test('what is guarded is never sent in open words, nor to what was not allowed', () => {
    const contact = fc.record({
      relation: fc.constantFrom(...ContactRelation.options),
      safeHours: fc.option(fc.constant(noonOnly)),
      allowed: fc.record({ call: fc.boolean(), whatsapp: fc.boolean(), voicemail: fc.boolean() }),
      isRemoved: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.subarray([...PersonFlag.options]),
        contact,
        fc.integer({ min: 0, max: 1439 }),
        (flags, contact, minute) => {
          const { kind } = messageVerdict(flags, contact, minute);
          if (!contact.allowed.whatsapp || contact.isRemoved) expect(kind).toBe('refused');
          if (kind === 'open') {
            expect(contact.relation).toBe('SELF');
            expect(flags).not.toContain('DO_NOT_DISCLOSE');
            expect(flags).not.toContain('SAFE_CONTACT_ONLY');
          }
        },
      ),
    );
  });
});

describe('what the message says', () => {
  const words = { open: 'هذا رابط الخدمة:', discreet: 'هذا الرابط:' };
  const link = (type: Link['type']): Link => ({ id: '1', title: { ar: 'التطوع' }, url: 'https://example.org/v', type });

  test('open words name the link, discreet ones only lead to it', () => {
    expect(linkMessage(words, link('VOLUNTEER'), false)).toBe('هذا رابط الخدمة: التطوع\nhttps://example.org/v');
    expect(linkMessage(words, link('VOLUNTEER'), true)).toBe('هذا الرابط:\nhttps://example.org/v');
  });

  test.each(['RECONCILIATION', 'FAMILY_GUIDANCE'] as const)('a link to %s is never named', (type) => {
    expect(linkMessage(words, link(type), false)).not.toContain('التطوع');
  });
});

describe('where a link may lead', () => {
  const takes = (url: string): boolean =>
    settingsDocuments.links.shape.links.element.safeParse({ id: '1', title: { ar: 'رابط' }, url, type: 'INQUIRY' })
      .success;

  test.each(['https://example.org', 'https://forms.example.org:8443/a?b=c#d', 'https://example.org/تسجيل'])(
    '%s is taken',
    (url) => expect(takes(url)).toBe(true),
  );
  test.each([
    'http://example.org',
    'javascript:alert(1)',
    'https://user:secret@example.org',
    'https://example.org@evil.example',
    'https://localhost',
    'https://example.org/a b',
    'https://example.org/\u202Egnp.exe',
    '',
  ])('«%s» is not', (url) => expect(takes(url)).toBe(false));
});
