/**
 * `npm start`: from a fresh clone to a desk at work. Installs, finds an Electron, builds, starts the central server and opens the desk; where there is no
 * display, the server serves the same desk to a browser. Ctrl-C, or closing the last window, ends everything it started.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { buildIfStale } from './build-if-stale.mjs';
import { readNumber, readOptions } from './command-line.mjs';
import { DESK_PATIENCE_MS, hasDisplay, isEnrolled, startDeskProcess } from './desk-process.mjs';
import { findElectronRuntime } from './packaging/electron-runtime.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { dataFolder } from './folders.mjs';
import { plainFault, runCommand, say } from './messages.mjs';
import { prepareDataFolder } from './prepare-data-folder.mjs';
import { newEnrolmentCode, SERVER_PATIENCE_MS, startServerProcess, whatAnswers } from './server-process.mjs';
import { sayWhoSignsIn } from './say-who-signs-in.mjs';
import { untilAskedToEnd } from './until-asked-to-end.mjs';

const USAGE = 'npm start -- [--demo] [--desks N] [--data FOLDER] [--port N] [--browser]';

await runCommand(async () => {
  const options = readOptions(
    {
      demo: { type: 'boolean', default: false },
      desks: { type: 'string', default: '1' },
      data: { type: 'string' },
      port: { type: 'string', default: '4180' },
      browser: { type: 'boolean', default: false },
    },
    USAGE,
  );
  const desks = readNumber(options.desks, { from: 1, to: 9, name: '--desks' });
  const port = readNumber(options.port, { from: 1, to: 65_535, name: '--port' });
  const folder = dataFolder(options.data);
  await prepareDataFolder(folder);

  await ensureInstalled();
  const runtime = options.browser || !hasDisplay() ? null : await findElectronRuntime();
  await buildIfStale();
  const asked = untilAskedToEnd();
  const server = await theServer({ folder, port, demo: options.demo });
  try {
    await sayWhoSignsIn({ url: server.url, folder, demo: options.demo });
    if (runtime === null) await serveBrowsers({ server, folder, desks, chosen: options.browser, asked });
    else await openDesks({ server, folder, desks, executable: runtime.executable, asked });
  } finally {
    await server.stop();
  }
  say('انتهى كل شيء، والبيانات محفوظة.', 'Everything has ended; the data is kept.');
});

/**
 * @typedef {{ url: string, ended: Promise<unknown>, stop: () => Promise<void> }} Server
 * @param {{ folder: string, port: number, demo: boolean }} options
 * @returns {Promise<Server>} one that we started, or this folder's server that runs already and is left running
 */
async function theServer({ folder, port, demo }) {
  const serverFolder = join(folder, 'server');
  const url = `http://127.0.0.1:${port}`;
  switch (await whatAnswers(url, serverFolder)) {
    case 'this-server': {
      say(`الخادم يعمل من قبل على ${url}، وسيُستعمل كما هو.`, `The server runs already at ${url}; it is used as it is.`);
      const watching = new AbortController();
      return { url, ended: untilSilent(url, watching.signal), stop: async () => watching.abort() };
    }
    case 'other-server':
      throw plainFault(
        `المنفذ ${port} يستعمله خادم استقبال آخر بمجلد بيانات مختلف. أوقفه، أو اختر منفذًا آخر: npm start -- --port ${port + 1}`,
        `Port ${port} is used by another Istiqbal server with another data folder. Stop it, or choose another port: npm start -- --port ${port + 1}`,
      );
    case 'stranger':
      throw plainFault(
        `المنفذ ${port} يستعمله برنامج آخر. أوقف ذلك البرنامج، أو اختر منفذًا آخر: npm start -- --port ${port + 1}`,
        `Port ${port} is in use by another program. Stop that program, or choose another port: npm start -- --port ${port + 1}`,
      );
    case 'nothing': {
      say('يبدأ الخادم وقاعدة بياناته…', 'Starting the server and its database…');
      const program = await startServerProcess({
        folder: serverFolder,
        port,
        demo,
        logFile: join(folder, 'logs', 'server.log'),
      });
      say(
        `الخادم يعمل: ${program.url} — البيانات في «${folder}»`,
        `The server is up: ${program.url} — the data is in "${folder}"`,
      );
      return { url: program.url, ended: program.ended, stop: () => program.stop(SERVER_PATIENCE_MS) };
    }
  }
}

/**
 * Settles when a server that somebody else started answers no more; looking for that is given up when `signal` says so.
 *
 * @param {string} url
 * @param {AbortSignal} signal
 */
async function untilSilent(url, signal) {
  while (!signal.aborted) {
    await wait(2000, undefined, { signal }).catch(() => undefined);
    const answer = await fetch(`${url}/healthz`, { signal }).catch(() => null);
    if (answer === null && !signal.aborted) return;
  }
}

/**
 * @param {{ server: Server, folder: string, desks: number, chosen: boolean, asked: Promise<void> }} options
 */
async function serveBrowsers({ server, folder, desks, chosen, asked }) {
  if (!chosen) {
    say(
      'لا توجد شاشة على هذا الجهاز، فيُفتح المكتب في متصفح على العنوان:',
      'There is no display here; open the desk in a browser at:',
    );
  }
  for (let desk = 1; desk <= desks; desk += 1) {
    const code = await newEnrolmentCode(server.url, join(folder, 'server'));
    process.stdout.write(`${server.url}/${code === null ? '' : `#enrol=${code}`}\n`);
  }
  say('للإنهاء اضغط Ctrl-C.', 'Press Ctrl-C to end.');
  await Promise.race([asked, server.ended.then(serverLost)]);
}

/**
 * @param {{ server: Server, folder: string, desks: number, executable: string, asked: Promise<void> }} options
 */
async function openDesks({ server, folder, desks, executable, asked }) {
  const programs = [];
  for (let desk = 1; desk <= desks; desk += 1) {
    const deskFolder = join(folder, 'desks', `desk-${desk}`);
    await mkdir(deskFolder, { recursive: true, mode: 0o700 });
    const enrolmentCode = isEnrolled(deskFolder) ? null : await newEnrolmentCode(server.url, join(folder, 'server'));
    const logFile = join(folder, 'logs', `desk-${desk}.log`);
    programs.push({
      logFile,
      program: await startDeskProcess({
        executable,
        folder: deskFolder,
        serverUrl: server.url,
        enrolmentCode,
        logFile,
      }),
    });
  }
  say(
    'المكتب مفتوح. للإنهاء أغلق النافذة أو اضغط Ctrl-C.',
    'The desk is open. Close the window or press Ctrl-C to end.',
  );
  const closed = Promise.all(
    programs.map(async ({ program, logFile }) => {
      const code = await program.ended;
      if (code)
        say(
          `انتهى المكتب على غير المتوقع؛ السبب في «${logFile}».`,
          `A desk ended unexpectedly; "${logFile}" says why.`,
        );
    }),
  );
  try {
    await Promise.race([asked, closed, server.ended.then(serverLost)]);
  } finally {
    await Promise.all(programs.map(({ program }) => program.stop(DESK_PATIENCE_MS)));
  }
}

function serverLost() {
  throw plainFault('توقف الخادم على غير المتوقع؛ السبب في سجله.', 'The server ended unexpectedly; its log says why.');
}
