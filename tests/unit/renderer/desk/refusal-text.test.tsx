import i18next from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import { ProblemCode } from '#shared/contract/problem.ts';
import { refusalReasons, UNCONFIRMED_AUTHOR } from '#shared/sync/refusal-reason.ts';
import { ABOUT_FORGOTTEN, AFTER_REVOCATION, CLASH_REASON } from '#shared/sync/decision.ts';
import { refusalText } from '#renderer/desk/refusal-text.ts';
import { startLanguage } from '#renderer/i18n/language.ts';

const PLACES = ['unlock:problem', 'setup:problem', 'administration:fault', 'backup:problem', 'desk:problem'] as const;
/** What a newer server may answer with. */
const UNHEARD_OF = 'moon-is-full';

/** Every reason that the server gives with a decision, besides the three kinds themselves. */
const WHY = [
  CLASH_REASON,
  ABOUT_FORGOTTEN,
  AFTER_REVOCATION,
  UNCONFIRMED_AUTHOR,
  'requirement-gone',
  'record-missing',
  'record-exists',
] as const;

beforeAll(async () => {
  await startLanguage();
});

/** True for a sentence of the language, in which neither a code nor the name of a text stands. */
const isPlain = (language: 'ar' | 'en', text: string): boolean =>
  (language === 'ar' ? /^[\u0600-\u06FF\s\d.،؛:«»←()/]+$/u : /^[A-Z][\w\s.,;:'’()-]+$/u).test(
    text.replace(/https?:\S+/, ''),
  ) && !/\w+[.:_]\w+|\w+-\w+-\w+/.test(text);

describe.each(['ar', 'en'] as const)('in %s', (language) => {
  const t = () => i18next.getFixedT(language);
  const texts = new Map<string, () => string>([
    ...PLACES.flatMap((place) =>
      [...ProblemCode.options, UNHEARD_OF].map(
        (code) => [`${place} ${code}`, () => refusalText(t(), place, code)] as const,
      ),
    ),
    ...refusalReasons.flatMap((reason) => [
      [`at the record ${reason}`, () => t()(`desk:refusedHere.${reason}`)] as const,
      [`at the sync ${reason}`, () => t()(`sync:refused.${reason}`)] as const,
    ]),
    ['at the record malformed', () => t()('desk:refusedHere.malformed')],
    ['at the sync malformed-record', () => t()('sync:refused.malformed-record')],
    ...[...WHY, 'conflict', 'needs-review', 'quarantined'].map(
      (reason) => [`decision ${reason}`, () => t()(`sync:why.${reason}`)] as const,
    ),
  ]);
  test.each([...texts.keys()])('%s is a sentence', (name) => {
    const text = texts.get(name)?.() ?? '';
    expect(isPlain(language, text), text).toBe(true);
    expect(text).not.toContain(UNHEARD_OF);
    expect(text.length).toBeGreaterThan(15);
  });
});
