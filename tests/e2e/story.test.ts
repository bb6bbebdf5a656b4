import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { toArabicDigits } from '#shared/kernel/digits.ts';
import { toHijri } from '#shared/kernel/hijri-date.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { startServer } from './harness/desk-harness.ts';
import { layNetworkCable } from './harness/network-cable.ts';
import { PRESENTATION_FORMS, readCodes, readPaper } from './harness/paper-reader.ts';
import { newCounter, openCounter, type Counter } from './pages/counter.ts';
import { receiveNew } from './pages/intake-page.ts';
import { savePaper } from './pages/paper-dialog.ts';
import { bookFirstFreeSlot, openFromToday } from './pages/request-page.ts';
import { requestsOf } from './pages/search-page.ts';
import { addOpportunity, issueCertificate, recordParticipation } from './pages/volunteers-page.ts';
import { supervisorAt, type Supervisor } from './harness/supervisor.ts';
import { temporaryFolder } from './harness/temporary-folder.ts';

const AHMAD = { typed: '٠٥٥١١١٢٢٢٣', name: 'أحمد بن عبد الله آل الأحمري', section: 1, service: 3 } as const;
const FATIMA = { typed: 'فاطمة بنت علي الشهري', phone: '0554443321', section: 2, service: 2 } as const;

test('what one desk records without a network survives a kill, reaches the other desk, and becomes paper', async () => {
  const folder = await temporaryFolder();
  const server = await startServer({ dataFolder: folder });
  const port = Number(new URL(server.url).port);
  const first = await newCounter(server, folder, 'first desk');
  const other = await newCounter(server, folder, 'other desk');

  await server.stop();
  await first.who.strip.getByText('تعمل دون اتصال').waitFor();
  const walkIn = await receiveNew(first.who, 'F2', AHMAD);
  const call = await receiveNew(first.who, 'F3', FATIMA);
  await first.desk.killHard();

  const again = await openCounter({ dataFolder: first.dataFolder, serverUrl: server.url }, false);
  expect(await requestsOf(again.who, 'احمد عبدالله الاحمري')).toEqual([walkIn]);
  expect(await requestsOf(again.who, 'فاطمه علي الشهرى')).toEqual([call]);
  await expect
    .poll(() => again.who.strip.innerText())
    .toMatch(/تعمل دون اتصال: ٧ سجلات بانتظار الإرسال\s+أقدمها [٠-٩]{1,2}:[٠-٩]{2}\s[صم]/);

  await other.who.goTo('requests');
  const begun = Date.now();
  const onAgain = await startServer({ dataFolder: folder, port });
  const started = Date.now();
  await other.who.page.getByText(walkIn).waitFor();
  await other.who.page.getByText(call).waitFor();
  const shown = Date.now();
  console.log(`the server was up after ${started - begun} ms, the other desk showed both ${shown - started} ms later`);
  await again.who.isReady();

  await printSlip(other, walkIn, join(folder, 'slips'));
  await printCertificate(other, await supervisorAt(onAgain), join(folder, 'certificates'));
});

/** From now on a page does nothing by itself after half a minute or longer: that is how long a desk that hears nothing waits until it asks. */
const doNothingByItself = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const real = globalThis.setTimeout;
    globalThis.setTimeout = ((work: () => void, wait = 0) => (wait < 30_000 ? real(work, wait) : 0)) as typeof real;
  });

test('while both are connected, a request is on the other desk without its having asked', async () => {
  const folder = await temporaryFolder();
  const server = await startServer({ dataFolder: folder });
  const { who: saving } = await newCounter(server, folder, 'first desk');
  const { who: watching } = await newCounter(server, folder, 'other desk');
  await watching.goTo('requests');
  await doNothingByItself(watching.page);
  for (const phone of ['0551112223', '0551112224', '0551112225']) {
    const number = await receiveNew(saving, 'F2', { typed: phone, name: 'سالم', section: 1, service: 1 });
    await watching.page.getByText(number).waitFor();
  }
});

test('a cable that is pulled out and put back changes nothing but the strip', async () => {
  const folder = await temporaryFolder();
  const server = await startServer({ dataFolder: folder });
  const cable = await layNetworkCable(server.url);
  const { who } = await newCounter({ ...server, url: cable.url }, folder, 'first desk');
  const { who: other } = await newCounter(server, folder, 'other desk');
  await cable.cut();
  await who.strip.getByText('دون اتصال · لا شيء بانتظار الإرسال').waitFor();
  await other.goTo('requests');
  const number = await receiveNew(who, 'F2', AHMAD);
  await who.strip.getByText('تعمل دون اتصال: ٤ سجلات بانتظار الإرسال').waitFor();
  await cable.mend();
  await other.page.getByText(number).waitFor();
  await who.isReady();
});

async function printSlip(counter: Counter, referenceNumber: string, folder: string): Promise<void> {
  await openFromToday(counter.who, referenceNumber);
  await bookFirstFreeSlot(counter.who);
  const pdf = await savePaper(counter, folder);
  const { text, raw } = await readPaper(pdf);
  expect(raw).not.toMatch(PRESENTATION_FORMS);
  for (const line of [
    'جمعية إصلاح ذات البين ببلسمر وبلحمر',
    'بطاقة موعد',
    `الرقم المرجعي ${toArabicDigits(referenceNumber)}`,
    'مقابلة شخصية',
    /^[٠-٩]{1,2} [\u0621-\u064a ]+ ١٤[٠-٩]{2} هـ$/m,
    /^الموافق [٠-٩]{1,2} \S+ ٢٠[٠-٩]{2} م$/m,
    /^[٠-٩]{1,2}:[٠-٩]{2} (صباحًا|ظهرًا|مساءً)$/m,
    'مقر الجمعية – الدور الأول – غرفة ١',
    'يُرجى إحضار البطاقة وإثبات الهوية',
  ])
    expect(text).toMatch(line);
  expect(await readCodes(pdf)).toContain('geo:18.7833,42.2500');
}

async function printCertificate(counter: Counter, supervisor: Supervisor, folder: string): Promise<void> {
  const { who } = counter;
  await addOpportunity(who, { title: 'تنظيم ملتقى الأسرة والتسامح', from: '١/٦/١٤٤٥', to: '٥/٦/١٤٤٥' });
  await recordParticipation(who, 'احمد الاحمري', '١٢');
  await who.isReady();
  await supervisor.verifyAllHours();
  await issueCertificate(who);
  const pdf = await savePaper(counter, folder);
  const { text, raw } = await readPaper(pdf);
  expect(raw).not.toMatch(PRESENTATION_FORMS);
  const [code = ''] = await readCodes(pdf);
  const verdict = await supervisor.verify(code);
  const facts = { name: AHMAD.name, opportunityTitle: 'تنظيم ملتقى الأسرة والتسامح', hours: 12 };
  expect(verdict).toMatchObject({ kind: 'genuine', facts });
  const number = 'facts' in verdict ? verdict.facts.certificateNumber : '';
  const [day = '', month = '', year = ''] = hijriToday();
  for (const line of [
    'المركز الوطني لتنمية القطاع غير الربحي',
    `الرقم :\n${toArabicDigits(number)}`,
    `التاريخ :\n${toArabicDigits(`${day}/${month}/${year}`)} هـ`,
    'المرفقات :\nلا يوجد',
    'شهادة مشاركة تطوعية',
    AHMAD.name,
    '«تنظيم ملتقى الأسرة والتسامح»',
    '١٢ ساعة تطوعية',
    'من ١ إلى ٥ جمادى الآخرة ١٤٤٥ هـ',
    'الموافق من ١٤ إلى ١٨ ديسمبر ٢٠٢٣ م',
  ])
    expect(text).toContain(line);
}

/** Day, month and year of today in Riyadh, each in Latin digits and two or four of them. */
function hijriToday(): string[] {
  const today = toHijri(riyadhDate(new Date().toISOString()));
  if (!today) throw new Error('today is outside the Umm al-Qura tables');
  return [today.day, today.month, today.year].map((part) => String(part).padStart(2, '0'));
}
