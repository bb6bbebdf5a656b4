import { join } from 'node:path';
import { expect, test } from 'vitest';
import administration from '#renderer/i18n/locales/ar/administration.json' with { type: 'json' };
import papers from '#renderer/i18n/locales/ar/papers.json' with { type: 'json' };
import people from '#renderer/i18n/locales/ar/people.json' with { type: 'json' };
import finder from '#renderer/i18n/locales/ar/finder.json' with { type: 'json' };
import settings from '#renderer/i18n/locales/ar/settings.json' with { type: 'json' };
import { toArabicDigits } from '#shared/kernel/digits.ts';
import { startServer } from './harness/desk-harness.ts';
import { newCounter } from './pages/counter.ts';
import { receiveNew } from './pages/intake-page.ts';
import { savePaper } from './pages/paper-dialog.ts';
import type { Receptionist } from './pages/receptionist.ts';
import { requestsOf } from './pages/search-page.ts';
import { readPaper } from './harness/paper-reader.ts';
import { temporaryFolder } from './harness/temporary-folder.ts';

/** People of the demonstration. */
const RECEPTIONIST = 'تركي الأحمري';
const MANAGER = 'فهد الأسمري';

const VISITOR = {
  typed: '0551112223',
  name: 'سالم بن مانع الأسمري',
  section: 1,
  service: 2,
  note: 'يسأل عن موعد',
} as const;

test('somebody agrees and takes it back, asks what is recorded of him, and is given all of it on paper; the audit knows', async () => {
  const folder = await temporaryFolder();
  const server = await startServer({ dataFolder: folder });
  const counter = await newCounter(server, folder, 'counter');
  const { who } = counter;
  await who.handOver(RECEPTIONIST);
  const number = await receiveNew(who, 'F2', VISITOR);
  expect(await requestsOf(who, VISITOR.name)).toEqual([number]);

  await openTab(who, people.consents.title);
  await pressFirst(who, people.consents.ask);
  await who.sees(people.consents.how_MALE);
  await who.confirm();
  await pressFirst(who, people.consents.withdraw_MALE);
  await who.page.getByText(people.consents.state.withdrawn_MALE, { exact: true }).waitFor();

  await openTab(who, people.dataRequests.title_MALE);
  await pressFirst(who, people.dataRequests.take_MALE);
  await who.sees(people.dataRequests.what_MALE);
  await who.confirm();
  await who.page.getByText(people.dataRequests.state.OPEN, { exact: true }).waitFor();
  // Answering is for the supervisor and the manager.
  expect(await who.page.getByRole('button', { name: people.dataRequests.answer, exact: true }).count()).toBe(0);

  await who.handOver(MANAGER);
  await command(who, finder.command.dataRequests);
  await who.page.getByRole('option').filter({ hasText: VISITOR.name }).waitFor();
  await who.press('Enter');
  await openTab(who, people.dataRequests.title_MALE);
  await pressFirst(who, people.dataRequests.answer);
  await pressFirst(who, people.dataRequests.give.ACCESS);
  const { text } = await readPaper(await savePaper(counter, join(folder, 'papers')));
  for (const part of [
    VISITOR.name,
    toArabicDigits('055 111 2223'),
    toArabicDigits(number),
    VISITOR.note,
    papers.personData.consents,
  ])
    expect(text.replaceAll(/\s+/g, ' ')).toContain(part);
  await who.page.getByText(people.dataRequests.state.ANSWERED, { exact: true }).waitFor();

  await who.isReady();
  await command(who, finder.command.audit);
  const lines = who.page.getByRole('grid', { name: settings.page.audit.title });
  for (const kind of ['data-request', 'exported'] as const)
    await lines.getByText(administration.audit.kind[kind], { exact: true }).first().waitFor();
  expect(await lines.innerText()).not.toContain(VISITOR.name);
});

async function openTab({ page }: Receptionist, name: string): Promise<void> {
  const tab = page.getByRole('tab', { name: new RegExp(`^${name}`) });
  await tab.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('tabpanel', { name: new RegExp(`^${name}`) }).waitFor();
}

async function pressFirst(who: Receptionist, name: string): Promise<void> {
  const button = who.page.getByRole('button', { name, exact: true }).first();
  await button.waitFor();
  await button.focus();
  await who.press('Enter');
}

async function command(who: Receptionist, name: string): Promise<void> {
  await who.press('Ctrl+KeyK');
  await who.type(name);
  await who.press('Enter');
}
