/**
 * What the commands say to a person: calm, one line in Arabic, one in English, always on stderr, so that stdout carries results only.
 */

/**
 * @param {string} arabic
 * @param {string} english
 */
export function say(arabic, english) {
  process.stderr.write(`${arabic}\n${english}\n`);
}

/**
 * A fault we can explain. It is shown as its two lines, without a stack.
 *
 * @param {string} arabic
 * @param {string} english
 * @returns {Error & { arabic: string, english: string }}
 */
export function plainFault(arabic, english) {
  return Object.assign(new Error(english), { arabic, english });
}

/**
 * Runs a command's main function: explained faults end it with exit code 1 and two plain lines; anything else is a bug and keeps its stack.
 *
 * @param {() => Promise<number | void>} main
 */
export async function runCommand(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    process.exitCode = 1;
    if (error instanceof Error && 'arabic' in error && 'english' in error)
      say(String(error.arabic), String(error.english));
    else console.error(error);
  }
}
