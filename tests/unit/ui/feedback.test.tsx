import { Button } from '#renderer/ui/actions/Button.tsx';
import { QuestionDialog } from '#renderer/ui/feedback/QuestionDialog.tsx';
import { TOAST_LIFE, useToasts } from '#renderer/ui/feedback/Toasts.tsx';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { renderDesk } from './render-desk.tsx';

afterEach(() => {
  vi.useRealTimers();
});

function question(isOpen: boolean, answers: { stay: () => void; end: () => void }) {
  return (
    <>
      <Button shortcut="F2" onPress={answers.end}>
        في الصفحة
      </Button>
      <QuestionDialog
        isOpen={isOpen}
        question="تنهي المناوبة وفي الجهاز ٧ سجلات لم تُرسل؟"
        safeAnswer={{ label: 'ابقَ', onPress: answers.stay }}
        otherAnswer={{ label: 'أنهِ المناوبة', onPress: answers.end, shortcut: 'Ctrl+Enter' }}
      >
        تبقى محفوظة هنا.
      </QuestionDialog>
    </>
  );
}

test('a question has the safe answer first and focused, and is named by the question', async () => {
  renderDesk(question(true, { stay: vi.fn(), end: vi.fn() }));
  const dialog = screen.getByRole('alertdialog', { name: 'تنهي المناوبة وفي الجهاز ٧ سجلات لم تُرسل؟' });
  const [first, second] = within(dialog).getAllByRole('button');
  expect([first?.textContent, second?.textContent]).toEqual(['ابقَEsc', 'أنهِ المناوبةCtrlEnter']);
  expect(document.activeElement).toBe(first);
});

test('Escape is the safe answer, Enter presses the focused one, Ctrl+Enter goes on', async () => {
  const stay = vi.fn();
  const end = vi.fn();
  const { user } = renderDesk(question(true, { stay, end }));
  await user.keyboard('{Escape}');
  expect([stay.mock.calls.length, end.mock.calls.length]).toEqual([1, 0]);
  await user.keyboard('{Enter}');
  expect([stay.mock.calls.length, end.mock.calls.length]).toEqual([2, 0]);
  fireEvent.keyDown(document.activeElement ?? document.body, { code: 'Enter', key: 'Enter', ctrlKey: true });
  expect([stay.mock.calls.length, end.mock.calls.length]).toEqual([2, 1]);
});

test('keys of the page are silent under a question, and the focus cannot leave it', async () => {
  const end = vi.fn();
  const { user } = renderDesk(question(true, { stay: vi.fn(), end }));
  fireEvent.keyDown(document.activeElement ?? document.body, { code: 'F2', key: 'F2' });
  expect(end).not.toHaveBeenCalled();
  await user.tab();
  await user.tab();
  expect(screen.getByRole('alertdialog').contains(document.activeElement)).toBe(true);
});

test('an answered question gives the focus and the keys back, and answers nothing more', async () => {
  const end = vi.fn();
  const answers = { stay: vi.fn(), end };
  const { user, rerender } = renderDesk(question(false, answers));
  await user.tab();
  rerender(question(true, answers));
  rerender(question(false, answers));
  fireEvent.keyDown(document.body, { code: 'Enter', key: 'Enter', ctrlKey: true });
  expect(end).not.toHaveBeenCalled();
  fireEvent.keyDown(document.body, { code: 'F2', key: 'F2' });
  expect(end).toHaveBeenCalledOnce();
});

function Saver({ onUndo }: { readonly onUndo: () => void }) {
  const toasts = useToasts();
  return (
    <Button onPress={() => toasts.show({ text: 'حُفظ على هذا الجهاز', undo: { label: 'تراجع', onPress: onUndo } })}>
      احفظ
    </Button>
  );
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const toast = () => screen.queryByText('حُفظ على هذا الجهاز');

test('a toast leaves by itself after six seconds', () => {
  vi.useFakeTimers();
  renderDesk(<Saver onUndo={vi.fn()} />);
  press('احفظ');
  expect(toast()).toBeTruthy();
  act(() => {
    vi.advanceTimersByTime(TOAST_LIFE - 1);
  });
  expect(toast()).toBeTruthy();
  act(() => {
    vi.advanceTimersByTime(1);
  });
  expect(toast()).toBeNull();
});

test('a toast waits while the focus is on it', () => {
  vi.useFakeTimers();
  renderDesk(<Saver onUndo={vi.fn()} />);
  press('احفظ');
  act(() => screen.getByRole('button', { name: 'تراجع' }).focus());
  act(() => {
    vi.advanceTimersByTime(TOAST_LIFE * 3);
  });
  expect(toast()).toBeTruthy();
});

test('undo takes it back once and closes the toast', () => {
  const onUndo = vi.fn();
  renderDesk(<Saver onUndo={onUndo} />);
  press('احفظ');
  press('تراجع');
  expect(onUndo).toHaveBeenCalledOnce();
  expect(toast()).toBeNull();
});

function Teller() {
  const toasts = useToasts();
  const tell = (text: string, undo?: () => void) =>
    toasts.show({ text, ...(undo ? { undo: { label: `أعد ${text}`, onPress: undo } } : {}) });
  return (
    <>
      <Button onPress={() => tell('الأول')}>قل الأول</Button>
      <Button onPress={() => tell('الثاني', vi.fn())}>قل الثاني</Button>
      <Button onPress={() => tell('الثالث')}>قل الثالث</Button>
    </>
  );
}

test('one toast is shown at a time, the newest; one that can be taken back comes again behind it, another does not', () => {
  vi.useFakeTimers();
  renderDesk(<Teller />);
  for (const name of ['قل الأول', 'قل الثاني', 'قل الثالث']) press(name);
  const shown = () => ['الأول', 'الثاني', 'الثالث'].filter((text) => screen.queryByText(text) !== null);
  expect(shown()).toEqual(['الثالث']);
  act(() => {
    vi.advanceTimersByTime(TOAST_LIFE);
  });
  expect(shown()).toEqual(['الثاني']);
  act(() => {
    vi.advanceTimersByTime(TOAST_LIFE);
  });
  expect(shown()).toEqual([]);
});
