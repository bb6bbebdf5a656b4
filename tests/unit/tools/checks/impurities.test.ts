import { expect, test } from 'vitest';
import { impuritiesOf } from '#tools/checks/impurities.mjs';

test.each([
  ['a path of a home folder', 'docs/guide.md', 'see /home/sara/notes'],
  ['a path of root', 'server/main.ts', `open('/root/data')`],
  ['a path on Windows', 'README.md', 'C:\\Users\\sara'],
  ['the host of a registry', 'package-lock.json', '"https://registry.npmjs.org/x"'],
  ['a merge left unfinished', 'shared/a.ts', '<<<<<<< ours'],
  ['a note of unfinished work', 'shared/a.ts', '// TODO later'],
  ['a test that shuts the others out', 'tests/unit/a.test.ts', `test.only('x', () => {})`],
])('%s is found, with the line it stands in', (_what, path, line) => {
  expect(impuritiesOf(path, `fine\n${line}\n`)).toEqual([expect.stringContaining(`${path}:2: `)]);
});

test.each([
  ['addresses on the web', 'https://example.org/home/page and example.org/root/x'],
  ['folders that every system has', '/var/lib/istiqbal and /proc/self and /tmp/x'],
  ['paths inside the repository', `import '../work/home.ts'; import './root/x.ts'`],
])('%s are left alone', (_what, line) => {
  expect(impuritiesOf('shared/a.ts', line)).toEqual([]);
});
