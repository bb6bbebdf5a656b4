/** How often to look whether npm's shell is still there. */
const LOOK_EVERY_MS = 300;

/**
 * Settles when the person or the system asks this command to end: Ctrl-C, SIGTERM, a closed terminal. A second Ctrl-C ends it at once.
 * SIGTERM sent to npm reaches only the shell between npm and us, which ends without a word; that counts as being asked, too.
 *
 * @returns {Promise<void>}
 */
export function untilAskedToEnd() {
  return new Promise((resolve) => {
    let asked = false;
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.on(signal, () => {
        if (asked && signal === 'SIGINT') process.exit(130);
        asked = true;
        resolve();
      });
    }
    if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
    const shell = process.ppid;
    const look = setInterval(() => {
      if (process.ppid === shell) return;
      clearInterval(look);
      resolve();
    }, LOOK_EVERY_MS);
    look.unref();
  });
}
