import { chmod, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { temporaryFolder } from './temporary-folder.ts';

/** A printer that puts its paper into a file, as the print service of the system is asked for it. */
export interface FilePrinter {
  readonly name: string;
  /** The PDF that it was given last. */
  readonly paper: string;
  /** With what the print service was called for it. */
  options(): Promise<string[]>;
}

/** Gives this machine one printer, for desks that are opened from now on until the test is over. */
export async function filePrinter(): Promise<FilePrinter> {
  const folder = await temporaryFolder();
  const name = 'PaperFile';
  const programs = {
    lpstat: `case "$1" in -d) echo "system default destination: ${name}";; -e) echo ${name};; esac`,
    lp: `printf "%s\\n" "$@" > ${folder}/options; cat > ${folder}/paper.part && mv ${folder}/paper.part ${folder}/paper.pdf`,
  };
  for (const [program, script] of Object.entries(programs)) {
    await writeFile(join(folder, program), `#!/bin/sh\n${script}\n`);
    await chmod(join(folder, program), 0o755);
  }
  vi.stubEnv('PATH', [folder, process.env['PATH'] ?? ''].join(delimiter));
  onTestFinished(() => void vi.unstubAllEnvs());
  return {
    name,
    paper: join(folder, 'paper.pdf'),
    options: async () => (await readFile(join(folder, 'options'), 'utf8')).trim().split('\n'),
  };
}
