import { createDatabase } from '../store/database.ts';
import { createRowWalk } from './row-walk.ts';
import type { RowWalkAnswer, RowWalkQuestion } from './distant-row-walk.ts';

/* Runs in a module worker, on the desk's database: it reads what lies plain beside the sealed bytes, and holds no key. */
const walk = createRowWalk(createDatabase());

addEventListener('message', ({ data }: MessageEvent<RowWalkQuestion>) => {
  const { call, what, table, after } = data;
  void walk.step(what, table, after).then(
    (found) => postMessage({ call, found } satisfies RowWalkAnswer),
    () => postMessage({ call, found: null } satisfies RowWalkAnswer),
  );
});
