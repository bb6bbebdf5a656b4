import { act, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import kiosk from '#renderer/i18n/locales/ar/kiosk.json' with { type: 'json' };
import { DeskContext } from '#renderer/desk/session/desk-context.ts';
import type { Desk } from '#renderer/desk/session/open-desk.ts';
import { Kiosk } from '#renderer/features/kiosk/Kiosk.tsx';
import { startLanguage } from '#renderer/i18n/language.ts';
import { LONGEST_COMMENT, type SurveysDocument } from '#shared/surveys/survey.ts';
import { renderDesk } from '../../../ui/render-desk.tsx';

beforeAll(async () => {
  await startLanguage();
});
afterEach(() => {
  vi.useRealTimers();
});

const surveysDocument: SurveysDocument = {
  version: 1,
  questions: [
    { id: 'reception', text: { ar: 'كيف كان استقبالك؟' }, step: 'RECEPTION', sources: ['KIOSK'], services: [] },
  ],
  scale: ['سيئ', 'ضعيف', 'مقبول', 'جيد', 'ممتاز'].map((ar) => ({ ar })),
  right: { ar: 'التقييم حق لك' },
  commentQuestion: { ar: 'كلمة تضيفها' },
  thanks: { ar: 'شكرًا لك' },
};

/** A kiosk at its last page, where one typed more than is kept. */
async function writeTooMuch() {
  const answerAtKiosk = vi.fn(async () => undefined);
  const desk = {
    lock: vi.fn(),
    settings: { get: async (name: string) => (name === 'surveys' ? surveysDocument : null) },
    surveys: { newId: () => 'response-1', answerAtKiosk },
  } as unknown as Desk;
  const { user } = renderDesk(
    <DeskContext value={desk}>
      <Kiosk section="MEN" />
    </DeskContext>,
  );
  await screen.findByRole('heading', { name: 'كيف كان استقبالك؟' });
  await user.keyboard('5');
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox');
  answerAtKiosk.mockClear();
  await user.click(field);
  await user.paste('س'.repeat(LONGEST_COMMENT + 3));
  return { user, field, answerAtKiosk };
}

test('a word at the kiosk that is too long is not cut: the field says by how much, and it is sent once it fits', async () => {
  const { user, field, answerAtKiosk } = await writeTooMuch();
  expect(field.value).toHaveLength(LONGEST_COMMENT + 3);
  expect(screen.getByText('النص أطول من المسموح بـ٣ أحرف، ولم يُقصّ منه شيء')).toBeTruthy();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(answerAtKiosk).not.toHaveBeenCalled();
  expect(field.value).toHaveLength(LONGEST_COMMENT + 3);
  await user.keyboard('{Backspace}{Backspace}{Backspace}{Control>}{Enter}{/Control}');
  expect(answerAtKiosk).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ comment: 'س'.repeat(LONGEST_COMMENT) }),
  );
});

test('the next visitor does not read what one left too long, and half of it is not kept as his word', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['setTimeout', 'clearTimeout'] });
  const { answerAtKiosk } = await writeTooMuch();
  await act(() => vi.advanceTimersByTimeAsync(60_000));
  await screen.findByRole('heading', { name: 'كيف كان استقبالك؟' });
  expect(screen.queryByText(kiosk.failed)).toBeNull();
  expect(answerAtKiosk).not.toHaveBeenCalled();
});
