import { Button } from '#renderer/ui/actions/Button.tsx';
import { TextField } from '#renderer/ui/fields/TextField.tsx';
import { KeyScope } from '#renderer/ui/keyboard/KeyScope.tsx';
import { ShortcutLayer } from '#renderer/ui/keyboard/ShortcutLayer.tsx';
import { useShortcuts, type Shortcuts } from '#renderer/ui/keyboard/use-shortcuts.ts';
import { fireEvent, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { renderDesk } from './render-desk.tsx';

function Bound({ shortcuts }: { readonly shortcuts: Shortcuts }) {
  useShortcuts(shortcuts);
  return <TextField label="الاسم" value="" onChange={() => {}} />;
}

/** A press with the Arabic layout active: the key's place is Latin, what it writes is not. */
const press = (code: string, key: string, modifiers: Partial<KeyboardEventInit> = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { code, key, ...modifiers });

test('Alt+Q parks the draft with the Arabic layout active, even while typing', async () => {
  const park = vi.fn();
  const { user } = renderDesk(<Bound shortcuts={{ 'Alt+KeyQ': park }} />);
  await user.click(screen.getByRole('textbox'));
  press('KeyQ', 'ض', { altKey: true });
  expect(park).toHaveBeenCalledOnce();
});

test('a key that writes never acts while a text field has the focus', async () => {
  const jump = vi.fn();
  const { user } = renderDesk(<Bound shortcuts={{ Slash: jump, KeyN: jump, Digit1: jump }} />);
  await user.click(screen.getByRole('textbox'));
  press('Slash', 'ظ');
  press('KeyN', 'ى');
  press('Digit1', '1');
  expect(jump).not.toHaveBeenCalled();
  fireEvent.keyDown(document.body, { code: 'Slash', key: 'ظ' });
  expect(jump).toHaveBeenCalledOnce();
});

test('holding a key down is one press', () => {
  const save = vi.fn();
  renderDesk(<Bound shortcuts={{ 'Ctrl+Enter': save }} />);
  press('Enter', 'Enter', { ctrlKey: true });
  press('Enter', 'Enter', { ctrlKey: true, repeat: true });
  expect(save).toHaveBeenCalledOnce();
});

test('while a layer lies on top, the keys below are silent and its own are heard', () => {
  const below = vi.fn();
  const above = vi.fn();
  const page = <Bound shortcuts={{ F2: below, F3: below }} />;
  const layer = (
    <ShortcutLayer>
      <Bound shortcuts={{ F2: above }} />
    </ShortcutLayer>
  );
  const { rerender } = renderDesk(
    <>
      {page}
      {layer}
    </>,
  );
  press('F2', 'F2');
  press('F3', 'F3');
  expect([below.mock.calls.length, above.mock.calls.length]).toEqual([0, 1]);
  rerender(page);
  press('F2', 'F2');
  expect([below.mock.calls.length, above.mock.calls.length]).toEqual([1, 1]);
});

test('a layer that is on its way out answers nothing more', () => {
  const below = vi.fn();
  const above = vi.fn();
  renderDesk(
    <>
      <ShortcutLayer isActive={false}>
        <Bound shortcuts={{ 'Ctrl+Enter': above }} />
      </ShortcutLayer>
      <Bound shortcuts={{ F2: below }} />
    </>,
  );
  press('Enter', 'Enter', { ctrlKey: true });
  press('F2', 'F2');
  expect([below.mock.calls.length, above.mock.calls.length]).toEqual([1, 0]);
});

test('keys of a region act only while the focus is inside, and its caps say so', async () => {
  const answer = vi.fn();
  const { user, container } = renderDesk(
    <KeyScope>
      <Button shortcut="KeyA" onPress={answer}>
        أجيب وانتهى
      </Button>
    </KeyScope>,
  );
  const region = container.querySelector('[data-key-scope]');
  expect(region?.getAttribute('data-key-scope')).toBe('idle');
  fireEvent.keyDown(document.body, { code: 'KeyA', key: 'ش' });
  expect(answer).not.toHaveBeenCalled();
  await user.tab();
  expect(region?.getAttribute('data-key-scope')).toBe('active');
  press('KeyA', 'ش');
  expect(answer).toHaveBeenCalledOnce();
});

test('a narrower region wins over the page for the same key', async () => {
  const page = vi.fn();
  const region = vi.fn();
  const { user } = renderDesk(
    <>
      <KeyScope shortcuts={{ 'Ctrl+Enter': region }}>
        <Button>داخل</Button>
      </KeyScope>
      <Bound shortcuts={{ 'Ctrl+Enter': page }} />
    </>,
  );
  await user.tab();
  press('Enter', 'Enter', { ctrlKey: true });
  expect([page.mock.calls.length, region.mock.calls.length]).toEqual([0, 1]);
});

test('a button shows its key, tells it, and is silent while disabled or busy', () => {
  const save = vi.fn();
  const button = (state: object) => (
    <Button shortcut="Ctrl+Enter" onPress={save} {...state}>
      حفظ
    </Button>
  );
  const { rerender } = renderDesk(button({}));
  const shown = screen.getByRole('button', { name: 'حفظ' });
  expect(shown.getAttribute('aria-keyshortcuts')).toBe('Control+Enter');
  expect([...shown.querySelectorAll('kbd')].map((cap) => cap.textContent)).toEqual(['Ctrl', 'Enter']);
  rerender(button({ isDisabled: true }));
  press('Enter', 'Enter', { ctrlKey: true });
  rerender(button({ isBusy: true, busyLabel: 'يحفظ…' }));
  press('Enter', 'Enter', { ctrlKey: true });
  expect(save).not.toHaveBeenCalled();
  rerender(button({}));
  press('Enter', 'Enter', { ctrlKey: true });
  expect(save).toHaveBeenCalledOnce();
});
