import { join } from 'node:path';
import { expect, test } from 'vitest';
import unlock from '#renderer/i18n/locales/ar/unlock.json' with { type: 'json' };
import { administratorAt } from './harness/administrator.ts';
import { openDesk, startServer } from './harness/desk-harness.ts';
import { layNetworkCable } from './harness/network-cable.ts';
import { temporaryFolder } from './harness/temporary-folder.ts';
import { doorParts, shut, takePlaceOf } from './pages/door.ts';
import { fillIn, intakeParts, receiveNew, readNumber } from './pages/intake-page.ts';
import { receptionistAt } from './pages/receptionist.ts';
import { requestsOf } from './pages/search-page.ts';

const SALIM = { name: 'سالم الشهري', roles: ['RECEPTIONIST' as const], sections: ['MEN' as const] };
const NAIF = { name: 'نايف العمري', roles: ['RECEPTIONIST' as const], sections: ['MEN' as const] };
const [SALIMS, NAIFS] = ['وادي بيش كثير الماء', 'جبل السودة بارد شتاء'];
const ANOTHER = 'سهل تهامة دافئ دائما';
const BEGUN = { typed: 'زبرجد بن كهرمان', phone: '0551234567', section: 1, service: 2 } as const;

test('a secret is forgotten while there is no network: a colleague works on at the desk, and what its owner had begun waits for him', async () => {
  const folder = await temporaryFolder();
  const server = await startServer({ dataFolder: folder });
  const administrator = await administratorAt(server);
  await administrator.addWithSecret(SALIM, SALIMS);
  await administrator.addWithSecret(NAIF, NAIFS);
  const cable = await layNetworkCable(server.url);
  const { page } = await openDesk({
    dataFolder: join(folder, 'desk'),
    serverUrl: cable.url,
    enrolmentCode: await server.enrolmentCode(),
  });
  const who = await receptionistAt({ page });
  const door = doorParts(who);
  const comeIn = async (name: string, phrase: string): Promise<void> => {
    await takePlaceOf(who, name);
    await who.type(phrase);
    await who.press('Enter');
    await door.atWork(name).waitFor();
  };
  await comeIn(NAIF.name, NAIFS);
  await shut(who);
  await comeIn(SALIM.name, SALIMS);
  await who.isReady();

  await cable.cut();
  const ofSalim = await receiveNew(who, 'F2', { typed: '0557654321', name: 'عقيق بن مرجان', section: 1, service: 1 });
  await who.press('Escape');
  await fillIn(who, 'F2', BEGUN);
  await shut(who);

  // Forgotten, and a code of the administrator leads nowhere without the server.
  await who.type('ما أذكره');
  await who.press('Enter');
  await who.sees(unlock.problem['secret-wrong']);
  await page.getByRole('button', { name: unlock.forgot }).click();
  await door.code.fill('ABCD-EFGH-JKLM');
  for (const field of [door.newSecret, door.again]) await field.fill(ANOTHER);
  await who.press('Enter');
  await who.sees(unlock.problem.unreachable);
  await page.reload();
  await door.names.waitFor();

  // What the desk knows, the colleague knows; what was being typed is not his.
  await comeIn(NAIF.name, NAIFS);
  expect(await requestsOf(who, '0557654321')).toEqual([ofSalim]);
  await who.press('F2');
  await intakeParts(who).search.waitFor();
  expect(await intakeParts(who).phone.count()).toBe(0);
  await who.press('Escape');
  const ofNaif = await receiveNew(who, 'F2', { typed: '0553334444', name: 'مرجان بن عقيق', section: 1, service: 1 });
  expect(ofNaif).not.toBe(ofSalim);
  expect(await readNumber(who)).toBe(ofNaif);
  await shut(who);

  await cable.mend();
  const code = await administrator.codeFor(SALIM.name);
  await takePlaceOf(who, SALIM.name);
  await page.getByRole('button', { name: unlock.forgot }).click();
  await door.code.fill(code);
  for (const field of [door.newSecret, door.again]) await field.fill(ANOTHER);
  await who.press('Enter');
  await door.atWork(SALIM.name).waitFor();
  await who.press('F2');
  await expect.poll(() => intakeParts(who).phone.inputValue()).toContain('1234567');
  await who.confirm();
  await readNumber(who);
  await who.isReady();
});
