import { runWorlds } from './run-worlds.ts';
import type { Report, Share } from './run-in-processes.ts';

/* One of the processes that share a run: it is told its share, reports each world, and at last how it went. */
process.once('message', (share: Share) => {
  const tell = (report: Report): void => void process.send?.(report);
  void runWorlds({ ...share, onWorld: (played) => tell({ kind: 'played', played }) }).then((ended) => {
    tell({ kind: 'ended', ...ended });
    process.disconnect();
  });
});
