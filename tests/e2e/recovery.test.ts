import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import complaints from '#renderer/i18n/locales/ar/complaints.json' with { type: 'json' };
import unlock from '#renderer/i18n/locales/ar/unlock.json' with { type: 'json' };
import { administratorAt } from './harness/administrator.ts';
import { startServer } from './harness/desk-harness.ts';
import { placesOf } from './harness/byte-hunt.ts';
import { openComplaint, takeDown, takeStep } from './pages/complaint-page.ts';
import { newCounter, type Counter } from './pages/counter.ts';
import { doorParts, shut, takePlaceOf } from './pages/door.ts';
import { savePaper } from './pages/paper-dialog.ts';
import { openAddress } from './pages/screens.ts';
import { readPaper } from './harness/paper-reader.ts';
import { temporaryFolder } from './harness/temporary-folder.ts';

const RECEPTIONIST = 'تركي الأحمري';
const OFFICER = 'منى البارقي';
const MANAGER = 'فهد الأسمري';
const DELEGATE = 'محمد الشهري';
const ADMINISTRATOR = 'هند العسيري';
const SAID = ['تأخر موعد زمردة ثلاث مرات', 'انتظر عقيق بلا جواب'] as const;
const PHRASE = 'وادي بيش كثير الماء';

test('the officer’s key is lost: both papers of the recovery key, typed again, open every complaint to the new one', async () => {
  const folder = await temporaryFolder();
  const server = await startServer({ dataFolder: folder });
  const administrator = await administratorAt(server);
  const counter = await newCounter(server, folder);
  const { who, desk } = counter;
  await who.handOver(OFFICER);
  await who.handOver(ADMINISTRATOR);
  const papers = await makeRecoveryKey(counter, folder);
  expect(await placesOf(papers, counter.dataFolder)).toEqual([]);

  await who.isReady();
  await who.handOver(RECEPTIONIST);
  const numbers: string[] = [];
  for (const text of SAID) {
    numbers.push((await takeDown(who, { phone: '0598761234', text })).number);
    await who.press('Escape');
  }
  await who.isReady();

  // She has forgotten her secret, and with it what opened her key: a code of the administrator lets her in with another.
  await forgetSecret(counter, await administrator.codeFor(OFFICER), OFFICER);
  await who.goTo('complaints');
  await who.sees(complaints.inbox.empty);

  await openRecovery(counter);
  const fieldOf = (paper: string) => who.page.getByLabel(paper, { exact: true });
  const [one, other] = [fieldOf(complaints.recovery.paper1), fieldOf(complaints.recovery.paper2)];
  const [first = '', second = ''] = papers;
  // Group 7, third sign.
  const place = 3 + 6 * 5 + 2;
  await one.fill(`${first.slice(0, place)}${first[place] === '7' ? '8' : '7'}${first.slice(place + 1)}`);
  await other.fill(second.toLowerCase().replaceAll('-', ' '));
  await desk.screenshot('recovery-typed');
  await press(counter, complaints.recovery.open);
  await who.sees(/الحرف ٣ من المجموعة ٧/);
  await desk.screenshot('recovery-wrong-sign');
  await one.fill(first);
  await press(counter, complaints.recovery.open);
  await who.sees(complaints.recovery.opened_two);

  for (const [index, number] of numbers.entries()) {
    await openComplaint(who, number);
    await who.sees(SAID[index] ?? '');
  }
  await takeStep(who, 'acknowledge');
  // Whoever is no reader has gained nothing by it.
  await who.isReady();
  await who.handOver(RECEPTIONIST);
  expect(await who.page.getByRole('link', { name: complaints.inbox.title }).count()).toBe(0);
  for (const reader of [MANAGER, DELEGATE]) await who.handOver(reader);
});

/** Makes the key, prints both papers, types their ends from them; returns what stands on the papers. */
async function makeRecoveryKey(counter: Counter, folder: string): Promise<string[]> {
  const { who, desk } = counter;
  await openRecovery(counter);
  await press(counter, complaints.recovery.begin);
  const papers: string[] = [];
  await mkdir('out/screenshots', { recursive: true });
  for (const number of [1, 2]) {
    await who.page
      .getByRole('button', { name: complaints.recovery.print })
      .nth(number - 1)
      .click();
    const pdf = await savePaper(counter, join(folder, `paper-${number}`));
    await promisify(execFile)('pdftoppm', [
      '-r',
      '70',
      '-png',
      '-singlefile',
      pdf,
      `out/screenshots/recovery-paper-${number}`,
    ]);
    papers.push(halfOn((await readPaper(pdf)).text));
  }
  await desk.screenshot('recovery-made');
  const ends = who.page.getByLabel(complaints.recovery.end);
  for (const [index, paper] of papers.entries()) await ends.nth(index).fill(paper.slice(-4));
  await who.confirm();
  await who.page.getByText(complaints.recovery.makeAnew).waitFor();
  return papers;
}

/** The signs of a half as poppler reads them from the paper, line after line. */
function halfOn(text: string): string {
  const groups = text.match(/K[12](?:-[0-9A-Z]{4})+|(?<=\n)(?:[0-9A-Z]{4}-)*[0-9A-Z]{4}(?=\n)/g) ?? [];
  const half = groups.join('-');
  if (!/^K[12](-[0-9A-Z]{4}){14}$/.test(half)) throw new Error(`no half stands on the paper: ${text}`);
  return half;
}

async function openRecovery({ who }: Counter): Promise<void> {
  await openAddress(who.page, '/complaints/recovery');
  await who.page.getByRole('heading', { level: 1, name: complaints.recovery.title }).waitFor();
}

async function press({ who }: Counter, name: string): Promise<void> {
  await who.tabTo(who.page.getByRole('button', { name }).first());
  await who.press('Enter');
}

/** Whoever has forgotten the secret chooses another, with a code of the administrator. */
async function forgetSecret({ who }: Counter, code: string, name: string): Promise<void> {
  await shut(who);
  const door = doorParts(who);
  await takePlaceOf(who, name);
  await who.page.getByRole('button', { name: unlock.forgot }).click();
  await door.code.fill(code);
  for (const field of [door.newSecret, door.again]) await field.fill(PHRASE);
  await who.press('Enter');
  await door.atWork(name).waitFor();
}
