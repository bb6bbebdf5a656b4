import { join } from 'node:path';
import { expect, test } from 'vitest';
import unlock from '#renderer/i18n/locales/ar/unlock.json' with { type: 'json' };
import desk from '#renderer/i18n/locales/ar/desk.json' with { type: 'json' };
import { SECURITY_DEFAULTS } from '#shared/access/security-settings.ts';
import { waitAfterFailures } from '#shared/access/guess-delay.ts';
import { DEMO_SECRET } from '#server/found-people.ts';
import { administratorAt } from './harness/administrator.ts';
import { openDesk, startServer } from './harness/desk-harness.ts';
import { doorParts, letPass, places, shut, takePlaceOf } from './pages/door.ts';
import { fillIn, intakeParts } from './pages/intake-page.ts';
import { receptionistAt } from './pages/receptionist.ts';
import { temporaryFolder } from './harness/temporary-folder.ts';

const RIM = { name: 'ريم العمري', roles: ['RECEPTIONIST' as const], sections: ['WOMEN' as const] };
const PHRASE = 'وادي بيش كثير الماء';
const SALIM = { name: 'سالم الشهري', roles: ['RECEPTIONIST' as const], sections: ['MEN' as const] };
const PIN = '482913';
const ADMINISTRATOR = 'هند العسيري';

/** A desk that is enrolled and shut, at a server where two people are new. */
async function shutDesk() {
  const folder = await temporaryFolder();
  const server = await startServer({ dataFolder: folder });
  const administrator = await administratorAt(server);
  const code = await administrator.add(RIM);
  await administrator.addWithSecret(SALIM, PIN);
  const { page } = await openDesk({
    dataFolder: join(folder, 'desk'),
    serverUrl: server.url,
    enrolmentCode: await server.enrolmentCode(),
  });
  const who = await receptionistAt({ page });
  return { page, who, code, door: doorParts(who) };
}

test('whoever is new comes in with a code, and from then on with the secret that was chosen', async () => {
  const { page, who, code, door } = await shutDesk();
  await takePlaceOf(who, RIM.name);
  await who.type(code);
  await who.press('Tab');
  await who.type(PIN);
  await who.press('Enter');
  // This computer keeps no key of its own: six digits are not enough.
  await who.sees(unlock.problem.short);
  for (const field of [door.newSecret, door.again]) {
    await who.tabTo(field, field === door.newSecret);
    for (let sign = 0; sign < PIN.length; sign += 1) await who.press('Backspace');
    await who.type(PHRASE);
  }
  await who.press('Enter');
  await places(who).waitFor();
  await door.atWork(RIM.name).waitFor();
  // She receives visitors and nothing more.
  await expect.poll(() => places(who).getByRole('link', { name: desk.places.settings }).count()).toBe(0);

  await shut(who);
  await expect.poll(() => door.name(RIM.name).isChecked()).toBe(true);
  await who.type(PHRASE);
  await who.press('Enter');
  await door.atWork(RIM.name).waitFor();
  expect(page.url()).toMatch(/^app:\/\/desk\//);
});

test('a wrong PIN opens nothing, and after five of them the right one has to wait too', async () => {
  const { page, who, door } = await shutDesk();
  await takePlaceOf(who, SALIM.name);
  // It opens by itself with the sixth digit, in either script.
  await who.type('٤٨٢٩١٣');
  await door.atWork(SALIM.name).waitFor();
  await shut(who);
  for (let guess = 1; guess <= 5; guess += 1) {
    await who.type(`11223${guess}`);
    await who.sees(unlock.problem['secret-wrong']);
    await expect.poll(() => door.pin.inputValue()).toBe('');
  }
  await who.type(PIN);
  await who.sees(unlock.problem.wait);
  await expect.poll(() => door.pin.inputValue()).toBe('');
  await letPass(page, waitAfterFailures(5));
  await who.page.getByText(unlock.problem.wait).waitFor({ state: 'detached' });
  await who.type(PIN);
  await door.atWork(SALIM.name).waitFor();
});

test('the desk changes hands with one key, and shuts itself when it is left; what was being typed is there again', async () => {
  const { page, who, door } = await shutDesk();
  await takePlaceOf(who, ADMINISTRATOR);
  await who.sees(unlock.protects.meaning);
  // With the words about this computer above them, the names and the field of whoever has come before fit on the lowest screen.
  expect(await page.evaluate(() => innerHeight)).toBeLessThanOrEqual(768);
  const panel = page.getByRole('main');
  expect(await panel.evaluate((element) => element.scrollHeight - element.clientHeight)).toBe(0);
  await who.type(DEMO_SECRET);
  await who.press('Enter');
  await door.atWork(ADMINISTRATOR).waitFor();
  await shut(who);
  await takePlaceOf(who, SALIM.name);
  await who.type(PIN);
  await door.atWork(SALIM.name).waitFor();

  await fillIn(who, 'F2', { typed: 'زبرجد بن كهرمان', phone: '0551234567', section: 1, service: 2 });
  await letPass(page, SECURITY_DEFAULTS.idleMinutes * 60_000);
  await who.sees(unlock.locked.idle);
  await who.type(PIN);
  await who.press('F2');
  await expect.poll(() => intakeParts(who).phone.inputValue()).toContain('1234567');
});
