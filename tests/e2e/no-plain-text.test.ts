import { join } from 'node:path';
import { expect, test } from 'vitest';
import requests from '#renderer/i18n/locales/ar/requests.json' with { type: 'json' };
import { placesOf } from './byte-hunt.ts';
import { startServer } from './desk-harness.ts';
import { newCounter, openCounter } from './pages/counter.ts';
import { fillIn, receiveNew } from './pages/intake-page.ts';
import { savePaper } from './pages/paper-dialog.ts';
import { bookFirstFreeSlot, openFromToday } from './pages/request-page.ts';
import { requestsOf, searchAtHome } from './pages/search-page.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** What a person told the desk, in words that stand nowhere else. */
const NAME = 'زبرجد بن كهرمان الياقوتي';
const PHONE = '0598761234';
const ID_NUMBER = '1098765430';
const NOTE = 'خلاف على بئر زمردة العقيقي';
const LOGGED = 'وعد بالعودة مع فيروز المرجاني';
const DRAFTED = 'لؤلؤ بن ماس الدري';
const SEARCHED = 'بلور الجزعي';

/** Single words too, and the phone however it may be written. */
const TELLING = [NAME, NOTE, LOGGED, DRAFTED, SEARCHED]
  .flatMap((text) => text.split(' ').filter((word) => word.length > 4))
  .concat('98761234', '98 761 234', '876 1234', '٩٨٧٦١٢٣٤', ID_NUMBER);

test('nothing a person told the desk can be read on its disk, after a kill nor after a closing in good order', async () => {
  const folder = await temporaryFolder();
  const server = await startServer({ dataFolder: folder });
  const { desk, who, dataFolder } = await newCounter(server, folder);
  const number = await receiveNew(who, 'F2', {
    typed: NAME,
    phone: PHONE,
    idNumber: ID_NUMBER,
    note: NOTE,
    section: 1,
    service: 1,
  });
  await openFromToday(who, number);
  await who.tabTo(who.page.getByRole('textbox', { name: requests.request.noteField }));
  await who.type(LOGGED);
  await who.press('Ctrl+Enter');
  await who.page.getByRole('list', { name: requests.request.log }).getByText(LOGGED).waitFor();
  await fillIn(who, 'F3', { typed: DRAFTED, section: 2, service: 2 });
  await searchAtHome(who, SEARCHED);
  await desk.killHard();
  expect(await placesOf(['IQJ1'], dataFolder)).toContain('IQJ1 in journal/desk.journal');
  expect(await placesOf(TELLING, dataFolder)).toEqual([]);

  const again = await openCounter({ dataFolder, serverUrl: server.url });
  expect(await requestsOf(again.who, PHONE)).toEqual([number]);
  await openFromToday(again.who, number);
  await bookFirstFreeSlot(again.who);
  await savePaper(again, join(folder, 'papers'));
  await again.desk.close();
  expect(await placesOf(TELLING, dataFolder)).toEqual([]);
});
