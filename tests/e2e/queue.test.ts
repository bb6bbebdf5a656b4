import { expect, test } from 'vitest';
import intake from '#renderer/i18n/locales/ar/intake.json' with { type: 'json' };
import queue from '#renderer/i18n/locales/ar/queue.json' with { type: 'json' };
import { startServer } from './desk-harness.ts';
import { newCounter } from './pages/counter.ts';
import { receiveNew } from './pages/intake-page.ts';
import type { Receptionist } from './pages/receptionist.ts';
import { temporaryFolder } from './temporary-folder.ts';

const SALIM = { typed: '0501234567', name: 'سالم بن علي الأسمري', section: 1, service: 2 } as const;
const NOURA = { typed: '0501234568', name: 'نورة بنت سعد الشهري', section: 1, service: 6 } as const;

const waitingOf = (who: Receptionist) => who.page.getByRole('list', { name: queue.now }).getByRole('listitem');
const button = (who: Receptionist, name: string) => who.page.getByRole('button', { name: new RegExp(`^${name}`) });

test('two visitors get their numbers with their requests, are called by one key and served, and another desk sees it', async () => {
  const folder = await temporaryFolder();
  const server = await startServer({ dataFolder: folder });
  const { who, desk } = await newCounter(server, folder, 'first desk');
  const { who: other } = await newCounter(server, folder, 'other desk');

  await receiveNew(who, 'F2', SALIM);
  await who.page.getByRole('region', { name: intake.saved.title }).getByText('001').waitFor();
  await who.page.getByRole('img').waitFor();
  await receiveNew(who, 'F2', NOURA);
  await who.goTo('home');
  expect(await waitingOf(who).count()).toBe(2);
  await waitingOf(other).nth(1).waitFor();
  // What a reconciliation is about stands on no list.
  expect(await waitingOf(who).nth(1).innerText()).toContain(queue.private);

  await who.press('Ctrl+KeyN');
  await button(who, queue.step.serve).waitFor();
  await other.page.getByText(queue.state.he.CALLED).waitFor();
  await who.press('Ctrl+KeyN');
  await who.sees(queue.refused['still-called']);
  await who.press('Alt+KeyS');
  await button(who, queue.step.finish).waitFor();
  await who.press('Ctrl+KeyN');
  await expect.poll(() => waitingOf(who).count()).toBe(1);
  expect(await waitingOf(who).first().innerText()).toContain('002');
  await expect.poll(() => waitingOf(other).count()).toBe(1);
  await button(who, queue.step.miss).waitFor();
  await who.press('Alt+KeyM');
  await who.sees(queue.nobody);
  expect(desk.faults).toEqual([]);
});

test('a visitor whom two desks call while they hear nothing of each other belongs to the first that the server hears; the other is told', async () => {
  const folder = await temporaryFolder();
  const server = await startServer({ dataFolder: folder });
  const port = Number(new URL(server.url).port);
  const { who } = await newCounter(server, folder, 'first desk');
  const { who: other } = await newCounter(server, folder, 'other desk');
  await receiveNew(who, 'F2', SALIM);
  await who.goTo('home');
  await waitingOf(other).first().waitFor();
  await who.isReady();
  await server.stop();
  for (const each of [who, other]) {
    await each.strip.getByText('تعمل دون اتصال').waitFor();
    await each.press('Ctrl+KeyN');
    await button(each, queue.step.serve).waitFor();
  }
  await startServer({ dataFolder: folder, port });
  const told = ({ page }: Receptionist) => page.getByText(queue.overtaken.said.slice(0, 12));
  await expect.poll(async () => (await told(who).count()) + (await told(other).count()), { timeout: 60_000 }).toBe(1);
  const loser = (await told(who).count()) === 1 ? who : other;
  await loser.press('Alt+KeyK');
  await expect.poll(() => told(loser).count()).toBe(0);
});
