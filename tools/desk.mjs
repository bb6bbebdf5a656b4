/** `npm run desk -- --data FOLDER --server URL [--code CODE]`: one desk alone; FOLDER is that desk's own. Without --code it asks to be enrolled. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { buildIfStale } from './build-if-stale.mjs';
import { readOptions } from './command-line.mjs';
import { DESK_PATIENCE_MS, hasDisplay, isEnrolled, startDeskProcess } from './desk-process.mjs';
import { findElectronRuntime } from './packaging/electron-runtime.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { dataFolder } from './folders.mjs';
import { plainFault, runCommand } from './messages.mjs';
import { prepareDataFolder } from './prepare-data-folder.mjs';
import { untilAskedToEnd } from './until-asked-to-end.mjs';

await runCommand(async () => {
  const options = readOptions(
    {
      data: { type: 'string' },
      server: { type: 'string', default: 'http://127.0.0.1:4180' },
      code: { type: 'string' },
    },
    'npm run desk -- [--data FOLDER] [--server URL] [--code CODE]',
  );
  if (!hasDisplay())
    throw plainFault('لا توجد شاشة لفتح نافذة المكتب.', 'There is no display to open the desk window on.');
  const folder = options.data ? dataFolder(options.data) : join(dataFolder(undefined), 'desks', 'desk-1');
  await prepareDataFolder(folder);
  await ensureInstalled();
  const { executable } = await findElectronRuntime();
  await buildIfStale();
  const asked = untilAskedToEnd();
  await mkdir(join(folder, 'logs'), { recursive: true });
  const desk = await startDeskProcess({
    executable,
    folder,
    serverUrl: options.server,
    enrolmentCode: isEnrolled(folder) ? null : (options.code ?? null),
    logFile: join(folder, 'logs', 'desk.log'),
  });
  await Promise.race([asked, desk.ended]);
  await desk.stop(DESK_PATIENCE_MS);
});
