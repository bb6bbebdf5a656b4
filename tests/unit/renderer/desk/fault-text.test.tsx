import i18next from 'i18next';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { faultText } from '#renderer/desk/fault-text.ts';
import { startLanguage } from '#renderer/i18n/language.ts';
import { PlatformError } from '#renderer/platform/desk-platform.ts';

const log = vi.spyOn(console, 'error');

beforeAll(async () => {
  await startLanguage();
});
beforeEach(() => {
  log.mockReset().mockReturnValue();
});

test.each(['ar', 'en'] as const)('a fault that has words is told in them, and logged nowhere (%s)', (language) => {
  const t = i18next.getFixedT(language);
  expect(faultText(t, new PlatformError('disk-full'))).toBe(t('desk:fault.disk-full'));
  expect(log).not.toHaveBeenCalled();
});

test.each(['ar', 'en'] as const)(
  'of any other the person reads words and the log its code; what was typed is in neither (%s)',
  (language) => {
    const t = i18next.getFixedT(language);
    for (const [error, code] of [
      [new PlatformError('untrusted-sender'), 'untrusted-sender'],
      [new RangeError('0551112223 is too long'), 'RangeError'],
      ['thrown as a text: 0551112223', 'unknown'],
    ] as const) {
      log.mockClear();
      expect(faultText(t, error)).toBe(t('desk:fault.other'));
      expect(faultText(t, error)).not.toContain(code);
      expect(log.mock.calls[0]).toEqual([`a fault without words: ${code}`]);
    }
  },
);
