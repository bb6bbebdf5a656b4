import { expect, test } from 'vitest';
import { handleDisplay } from '#electron/ipc/display-handlers.ts';
import { createShellLab } from './shell-lab.ts';

test('the desk opens the display and is told on which screen; it cannot say which page that shows', async () => {
  const shell = createShellLab();
  let opened = 0;
  handleDisplay(shell.host, () => {
    opened += 1;
    return { screen: 'other' };
  });
  expect(await shell.send('display:open', {})).toEqual({ ok: true, value: { screen: 'other' } });
  expect(await shell.send('display:open', { url: 'https://example.org/' })).toMatchObject({
    code: 'malformed-message',
  });
  expect(await shell.send('display:open', {}, 'https://example.org/')).toMatchObject({ code: 'untrusted-sender' });
  expect(opened).toBe(1);
});
