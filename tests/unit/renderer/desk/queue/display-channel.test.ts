import { expect, onTestFinished, test } from 'vitest';
import { openDisplayChannel, type DisplayMessage } from '#renderer/desk/queue/display-channel.ts';

const board = { title: '', note: '', chime: true, sections: [], now: null, earlier: [], waiting: 2 };

function join() {
  const heard: DisplayMessage[] = [];
  const channel = openDisplayChannel((message) => heard.push(message));
  onTestFinished(() => channel.close());
  return { heard, channel };
}

test('desk and display hear each other, and not themselves', async () => {
  const desk = join();
  const display = join();
  display.channel.tell({ kind: 'asked', sections: ['MEN'] });
  await expect.poll(() => desk.heard).toEqual([{ kind: 'asked', sections: ['MEN'] }]);
  desk.channel.tell({ kind: 'board', board });
  await expect.poll(() => display.heard).toEqual([{ kind: 'board', board }]);
});

test('a board that says more than numbers is not heard', async () => {
  const display = join();
  const stranger = new BroadcastChannel('queue-display');
  onTestFinished(() => stranger.close());
  for (const message of [null, 'board', { kind: 'board', board: { ...board, name: 'سعد' } }, { kind: 'shut' }])
    stranger.postMessage(message);
  await expect.poll(() => display.heard).toEqual([{ kind: 'shut' }]);
});
