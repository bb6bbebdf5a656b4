import process from 'node:process';

/** `npm run -s bench -- NAME [options]`: one figure a name, each against named peers in one run. */
const benches: Readonly<Record<string, () => Promise<unknown>>> = {
  journal: () => import('./journal/bench-journal.ts'),
  lists: () => import('./lists/bench-lists.ts'),
  print: () => import('./print/bench-print.ts'),
  save: () => import('./save/bench-save.ts'),
  search: () => import('./search/bench-search.ts'),
  sync: () => import('./sync/bench-sync.ts'),
  unlock: () => import('./unlock/bench-unlock.ts'),
};

const [figure = '', ...options] = process.argv.slice(2);
const run = benches[figure];
if (!run) {
  console.error(`npm run -s bench -- ${Object.keys(benches).join(' | ')}`);
  process.exit(2);
}
process.argv.splice(2, process.argv.length, ...options);
await run();
