import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { withoutControls } from '../../integration/print/print-lab.ts';

const run = promisify(execFile);

/** Letters that stand for a shape instead of a sound: a text with these in it cannot be searched. */
export const PRESENTATION_FORMS = /[\ufb50-\ufdff\ufe70-\ufefc]/gu;

/** A saved paper as poppler reads it: `raw` as it comes, `text` without direction marks and empty lines. */
export async function readPaper(pdf: string): Promise<{ readonly text: string; readonly raw: string }> {
  const { stdout: raw } = await run('pdftotext', ['-enc', 'UTF-8', pdf, '-']);
  return { raw, text: withoutControls(raw).replaceAll('\u00a0', ' ').replaceAll(/\n+/g, '\n') };
}

/** How wide a paper is, in millimetres, as poppler measures it. */
export async function pageWidth(pdf: string): Promise<number> {
  const { stdout } = await run('pdfinfo', [pdf]);
  const [, points = ''] = /Page size:\s+([\d.]+) x/.exec(stdout) ?? [];
  return (Number(points) / 72) * 25.4;
}

/** What the codes on a paper say, as a telephone reads them. */
export async function readCodes(pdf: string): Promise<string[]> {
  const picture = join(dirname(pdf), 'page');
  await run('pdftoppm', ['-r', '200', '-gray', pdf, picture]);
  const pages = (await readdir(dirname(pdf)))
    .filter((name) => name.endsWith('.pgm'))
    .map((name) => join(dirname(pdf), name));
  const { stdout } = await run('zbarimg', ['--quiet', '--raw', ...pages]);
  return stdout.trim().split('\n');
}
