import { expect, test } from 'vitest';
import finder from '#renderer/i18n/locales/ar/finder.json' with { type: 'json' };
import intake from '#renderer/i18n/locales/ar/intake.json' with { type: 'json' };
import papers from '#renderer/i18n/locales/ar/papers.json' with { type: 'json' };
import queue from '#renderer/i18n/locales/ar/queue.json' with { type: 'json' };
import englishQueue from '#renderer/i18n/locales/en/queue.json' with { type: 'json' };
import { startServer } from './harness/desk-harness.ts';
import {
  displayBounds,
  hearTheChime,
  notesHeard,
  OTHER_SCREEN,
  putAnotherScreenBeside,
} from './harness/display-lab.ts';
import { filePrinter } from './harness/file-printer.ts';
import { lookAround } from './harness/look-around.ts';
import { newCounter } from './pages/counter.ts';
import { receiveNew } from './pages/intake-page.ts';
import type { Receptionist } from './pages/receptionist.ts';
import { pageWidth, readPaper } from './harness/paper-reader.ts';
import { temporaryFolder } from './harness/temporary-folder.ts';

const SALIM = { typed: '0501234567', name: 'سالم بن علي الأسمري', section: 1, service: 2 } as const;
const NAWAF = { typed: '0501234568', name: 'نواف بن سعد الشهري', section: 1, service: 6 } as const;
const FAHD = { typed: '0501234569', name: 'فهد بن سعيد القحطاني', section: 1, service: 2 } as const;

const waitingOf = (who: Receptionist) => who.page.getByRole('list', { name: queue.now }).getByRole('listitem');
const button = (who: Receptionist, name: string) => who.page.getByRole('button', { name: new RegExp(`^${name}`) });

test('two visitors get their numbers with their requests, are called by one key and served, and another desk sees it', async () => {
  const folder = await temporaryFolder();
  const printer = await filePrinter();
  const server = await startServer({ dataFolder: folder });
  const { who, desk } = await newCounter(server, folder, 'first desk');
  const { who: other } = await newCounter(server, folder, 'other desk');

  await receiveNew(who, 'F2', SALIM);
  await who.page.getByRole('region', { name: intake.saved.title }).getByText('001', { exact: true }).waitFor();
  await who.page.getByRole('img').waitFor();
  // The ticket comes out of a printer for rolls of 80 mm, with the number and no name.
  await who.press('Ctrl+KeyP');
  await who.page.getByRole('dialog').getByRole('img').waitFor();
  await who.press('Enter');
  await who.sees(papers.sent.replace('{{printer}}', printer.name));
  expect(await pageWidth(printer.paper)).toBeCloseTo(80, 0);
  const ticket = (await readPaper(printer.paper)).text;
  expect(ticket).toMatch(/001|٠٠١/);
  for (const word of SALIM.name.split(' ')) expect(ticket).not.toContain(word);
  await receiveNew(who, 'F2', NAWAF);
  await who.goTo('home');
  await expect.poll(() => waitingOf(who).count()).toBe(2);
  await waitingOf(other).nth(1).waitFor();
  // What a reconciliation is about stands on no list.
  expect(await waitingOf(who).nth(1).innerText()).toContain(queue.private);

  await who.press('Ctrl+KeyN');
  await button(who, queue.step.serve_MALE).waitFor();
  await other.page.getByText(queue.state.CALLED_MALE).waitFor();
  // Pressed again before he came, the key calls him again and forgets nobody.
  await who.press('Ctrl+KeyN');
  await expect.poll(() => waitingOf(who).count()).toBe(2);
  await who.press('Alt+KeyS');
  await button(who, queue.step.finish_MALE).waitFor();
  await who.press('Ctrl+KeyN');
  await expect.poll(() => waitingOf(who).count()).toBe(1);
  await expect.poll(() => waitingOf(who).first().innerText()).toContain('002');
  await expect.poll(() => waitingOf(other).count()).toBe(1);
  await button(who, queue.step.miss_MALE).waitFor();
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
    await each.strip.getByText('دون اتصال').waitFor();
    await each.press('Ctrl+KeyN');
    await button(each, queue.step.serve_MALE).waitFor();
  }
  await startServer({ dataFolder: folder, port });
  const told = ({ page }: Receptionist) => page.getByText(queue.overtaken.said.slice(0, 12));
  await expect.poll(async () => (await told(who).count()) + (await told(other).count())).toBe(1);
  const loser = (await told(who).count()) === 1 ? who : other;
  await loser.press('Alt+KeyK');
  await expect.poll(() => told(loser).count()).toBe(0);
});

test('the screen of the waiting room shows the number and where to, nobody’s name, and can do nothing else; what another desk calls also while its own is locked', async () => {
  const folder = await temporaryFolder();
  const server = await startServer({ dataFolder: folder });
  const { who, desk } = await newCounter(server, folder, 'first desk');
  const { who: other } = await newCounter(server, folder, 'other desk');
  await receiveNew(who, 'F2', SALIM);
  await receiveNew(who, 'F2', NAWAF);
  await receiveNew(who, 'F2', FAHD);
  await who.press('Ctrl+KeyK');
  await who.page.getByRole('dialog').getByRole('listbox').waitFor();
  await who.type('نداء');
  await who.page.getByRole('option', { name: new RegExp(finder.command.queue) }).waitFor();
  await who.press('Enter');
  await who.page.getByRole('heading', { level: 1, name: queue.title }).waitFor();

  await putAnotherScreenBeside(desk);
  const opening = desk.app.waitForEvent('window');
  await who.press('Ctrl+KeyD');
  const display = await opening;
  await display.getByText(queue.display.nobody).waitFor();
  await who.sees(queue.display.opened.other);
  expect(await displayBounds(desk)).toMatchObject({ x: OTHER_SCREEN.x, y: OTHER_SCREEN.y });
  await hearTheChime(display);
  await who.press('Ctrl+KeyN');
  const now = display.getByRole('region', { name: queue.display.now });
  await now.getByText('001', { exact: true }).waitFor();
  await now.getByText('شباك ١', { exact: true }).waitFor();
  const heard = await notesHeard(display);
  expect(heard.first).toBeCloseTo(659, -1);
  expect(heard.second).toBeCloseTo(523, -1);
  expect(heard.isLoudEnough).toBe(true);
  await who.press('Alt+KeyS');
  await who.press('Ctrl+KeyN');
  await now.getByText('002', { exact: true }).waitFor();
  await display.getByRole('region', { name: queue.display.earlier }).getByText('001', { exact: true }).waitFor();
  await expect.poll(() => display.getByRole('status').innerText()).toContain('002');
  const shown = await display.locator('body').innerText();
  for (const word of [...SALIM.name.split(' '), ...NAWAF.name.split(' '), 'استفسار', 'إصلاح'])
    expect(shown).not.toContain(word);

  const faults: string[] = [];
  const screenshot = async (name: string): Promise<string> => {
    await display.screenshot({ path: `out/screenshots/${name}.png` });
    return name;
  };
  await (
    await lookAround({ ...desk, page: display, screenshot }, faults)
  )('queue-display');
  // In English too; the words of the association come in the language of its desk.
  await display.evaluate(() => localStorage.setItem('language', 'en'));
  await display.reload();
  await display.getByRole('region', { name: englishQueue.display.now }).getByText('002', { exact: true }).waitFor();
  await (
    await lookAround({ ...desk, page: display, screenshot }, faults)
  )('en-queue-display');
  await display.evaluate(() => localStorage.setItem('language', 'ar'));
  await display.reload();
  await now.getByText('002', { exact: true }).waitFor();
  expect(faults).toEqual([]);

  // Shut, the desk still shows what other desks call: its door asks the server for the numbers alone.
  await who.press('Ctrl+KeyL');
  await other.goTo('home');
  await other.press('Ctrl+KeyN');
  await now.getByText('003', { exact: true }).waitFor();
  await now.getByText('شباك ٢', { exact: true }).waitFor();
  expect(await display.locator('body').innerText()).not.toContain(FAHD.name.split(' ')[0]);
  // What the console has to say once the server is gone is Chromium's own.
  expect(desk.faults).toEqual([]);
  // And without the server the last numbers stand, and that is said.
  await server.stop();
  await display.getByText(queue.display.shut).waitFor();
  await now.getByText('003', { exact: true }).waitFor();

  // The page has no bridge, opens no window and goes nowhere; Escape closes it.
  const opened = await display.evaluate(() => ['desktop' in window, window.open('app://desk/') === null]);
  expect(opened).toEqual([false, true]);
  const address = await desk.app.evaluate(async ({ BrowserWindow }) => {
    const shown = BrowserWindow.getAllWindows().find(({ webContents }) =>
      webContents.getURL().includes('queue-display'),
    );
    await shown?.webContents.executeJavaScript("void (location.href = 'https://example.org/')");
    await new Promise((resolve) => {
      setTimeout(resolve, 500);
    });
    return shown?.webContents.getURL();
  });
  expect(address).toBe('app://desk/#/queue-display');
  // The page is gone before the key is up again.
  await display.keyboard.press('Escape').catch(() => undefined);
  await expect.poll(() => desk.app.windows().length).toBe(1);
});
