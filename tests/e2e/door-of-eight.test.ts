import { join } from 'node:path';
import { expect, test } from 'vitest';
import { administratorAt } from './harness/administrator.ts';
import { openDesk, startServer } from './harness/desk-harness.ts';
import { lookAround } from './harness/look-around.ts';
import { temporaryFolder } from './harness/temporary-folder.ts';
import { resizeDesk } from './harness/window-size.ts';
import { doorParts, takePlaceOf } from './pages/door.ts';
import { receptionistAt } from './pages/receptionist.ts';

const PHRASE = 'وادي بيش كثير الماء';
const COLLEAGUES = [
  'ريم العمري',
  'سالم الشهري',
  'نايف بن عبدالرحمن بن محمد آل جابر الأسمري',
  'هيا القرني',
  'منيرة بنت سعد الأحمري',
  'تركي الغامدي',
  'وفاء الزهراني',
];

test('eight people fit at the door of a low window: whoever is chosen, and the field for the secret, are in sight', async () => {
  const folder = await temporaryFolder();
  const server = await startServer({ dataFolder: folder });
  const administrator = await administratorAt(server);
  for (const name of COLLEAGUES)
    await administrator.addWithSecret({ name, roles: ['RECEPTIONIST'], sections: ['MEN', 'WOMEN'] }, PHRASE);
  const desk = await openDesk({
    dataFolder: join(folder, 'desk'),
    serverUrl: server.url,
    enrolmentCode: await server.enrolmentCode(),
  });
  const who = await receptionistAt(desk);
  const door = doorParts(who);
  await door.names.waitFor();
  const faults: string[] = [];
  const look = await lookAround(desk, faults);
  for (const [width, height] of [
    [1024, 700],
    [1366, 700],
  ] as const) {
    await resizeDesk(desk, width, height);
    await look(`door-of-eight-${width}`);
    for (const name of [COLLEAGUES.at(-1), COLLEAGUES[0]] as string[]) {
      await takePlaceOf(who, name);
      for (const part of [door.passphrase, door.name(name)]) {
        const box = await part.locator('xpath=ancestor-or-self::*[self::label or self::div][1]').boundingBox();
        expect(box, name).not.toBeNull();
        expect(box?.y, name).toBeGreaterThanOrEqual(0);
        expect((box?.y ?? 0) + (box?.height ?? 0), name).toBeLessThanOrEqual(height);
      }
    }
    await look(`door-of-eight-chosen-${width}`);
  }
  expect(faults).toEqual([]);
});
