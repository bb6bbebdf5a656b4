import { screen, waitFor } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import desk from '#renderer/i18n/locales/ar/desk.json' with { type: 'json' };
import { useGiveUp } from '#renderer/desk/drafts/use-give-up.ts';
import { useKeptForm, type KeptForm } from '#renderer/desk/drafts/use-kept-form.ts';
import { useKeptWords } from '#renderer/desk/drafts/use-kept-words.ts';
import { DeskContext } from '#renderer/desk/session/desk-context.ts';
import type { Desk } from '#renderer/desk/session/open-desk.ts';
import { startLanguage } from '#renderer/i18n/language.ts';
import { createMemoryDrafts } from '#tests/fakes/memory-drafts.ts';
import { renderDesk } from '../../../ui/render-desk.tsx';

beforeAll(async () => {
  await startLanguage();
});

const Guardian = z.object({ name: z.string() });
type Guardian = z.infer<typeof Guardian>;

function Screen() {
  const kept = useKeptForm('guardian', Guardian);
  const { words, write } = useKeptWords('reason');
  return (
    <>
      <textarea aria-label="السبب" value={words} onChange={({ target }) => write(target.value)} />
      {kept.form ? (
        <Form form={kept.form} kept={kept} />
      ) : (
        <button onClick={() => kept.begin({ name: '' })}>ابدأ</button>
      )}
    </>
  );
}

function Form({ form, kept }: { readonly form: Guardian; readonly kept: KeptForm<Guardian> }) {
  const giveUp = useGiveUp(kept, form);
  return (
    <>
      <input aria-label="ولي الأمر" value={form.name} onChange={({ target }) => kept.change({ name: target.value })} />
      <button onClick={kept.close}>احفظ</button>
      <button onClick={giveUp}>تراجع</button>
    </>
  );
}

const drafts = () => createMemoryDrafts();
const open = (at: ReturnType<typeof drafts>) =>
  renderDesk(
    <DeskContext value={{ drafts: at } as unknown as Desk}>
      <Screen />
    </DeskContext>,
  );
const guardian = () => screen.findByLabelText<HTMLInputElement>('ولي الأمر');

test('a form and a reason are there again, with the last key, when the desk was shut over them', async () => {
  const at = drafts();
  const first = open(at);
  await first.user.click(screen.getByText('ابدأ'));
  await first.user.type(await guardian(), 'سعد بن ناصر');
  await first.user.type(screen.getByLabelText('السبب'), 'حضر دون موعد');
  first.unmount();
  open(at);
  expect((await guardian()).value).toBe('سعد بن ناصر');
  expect(screen.getByLabelText<HTMLTextAreaElement>('السبب').value).toBe('حضر دون موعد');
});

test('what was saved leaves nothing behind; what was given up is brought back with one key', async () => {
  const at = drafts();
  const { user } = open(at);
  await user.click(screen.getByText('ابدأ'));
  await user.type(await guardian(), 'سعد');
  await waitFor(async () => expect(await at.read('guardian')).toEqual({ name: 'سعد' }));
  await user.click(screen.getByText('تراجع'));
  await user.click(await screen.findByRole('button', { name: desk.draft.bringBack }));
  expect((await guardian()).value).toBe('سعد');
  await user.click(screen.getByText('احفظ'));
  await waitFor(async () => expect(await at.read('guardian')).toBeNull());
});

test('who begins anew before the disk has answered is not overtaken by what lay there', async () => {
  const at = drafts();
  await at.keep('guardian', { name: 'قديم' });
  let answer = (): void => undefined;
  const slow = new Promise<void>((resolve) => (answer = resolve));
  const { user } = open({ ...at, read: (name) => slow.then(() => at.read(name)) });
  await user.click(screen.getByText('ابدأ'));
  await user.type(await guardian(), 'جديد');
  answer();
  await waitFor(async () => expect(await at.read('guardian')).toEqual({ name: 'جديد' }));
  expect((await guardian()).value).toBe('جديد');
});
