/**
 * `npm run package`: the desk as an unpacked program in dist/, made with the Electron at hand.
 * `npm run package -- --linux deb` (or --win, --mac, any of electron-builder's words) makes what users install; that takes the official Electron.
 */
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buildIfStale } from '../build-if-stale.mjs';
import { collectedRun } from '../collected-run.mjs';
import { findElectronRuntime } from './electron-runtime.mjs';
import { ensureInstalled } from '../ensure-installed.mjs';
import { repositoryRoot } from '../folders.mjs';
import { plainFault, runCommand, say } from '../messages.mjs';
import { packageCommand } from './package-commands.mjs';

const NOTICE = `This copy was made with an Electron that a third party re-published, because the official one could not be had.
It serves tests on this machine. Do not give it to users: make theirs with the official Electron.
`;

await runCommand(async () => {
  const targets = process.argv.slice(2);
  await ensureInstalled();
  const runtime = await findElectronRuntime();
  if (targets.length > 0 && runtime.source === 'registry-fallback') {
    throw plainFault(
      'لا تُصنع حزم المستخدمين إلا بنسخة Electron الرسمية، وهي غير متاحة هنا. لنسخة للاختبار: npm run package',
      'What users install is made with the official Electron only, which cannot be had here. For a copy to test: npm run package',
    );
  }
  await buildIfStale();
  const own =
    runtime.source === 'official'
      ? []
      : [`-c.electronDist=${dirname(runtime.executable)}`, `-c.electronVersion=${runtime.version}`];
  const { code, output } = await collectedRun(process.execPath, [
    packageCommand('electron-builder'),
    ...(targets.length > 0 ? targets : ['--dir']),
    '--config',
    join('build', 'electron-builder.yml'),
    ...own,
  ]);
  if (code !== 0) {
    process.stderr.write(output);
    throw plainFault('فشل التحزيم؛ السبب في الأسطر أعلاه.', 'Packaging failed; the lines above say why.');
  }
  if (runtime.source === 'registry-fallback') {
    await writeFile(join(repositoryRoot, 'dist', 'linux-unpacked', 'FOR-TESTS-ONLY.txt'), NOTICE);
    say(
      'النسخة في dist/ للاختبار على هذا الجهاز فقط، ولا تُوزَّع.',
      'The copy in dist/ is for tests on this machine only; it is not to be given to users.',
    );
  } else say('النسخة جاهزة في dist/.', 'The copy is ready in dist/.');
});
