import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import words from '#renderer/i18n/locales/ar/papers.json' with { type: 'json' };
import type { Counter } from './counter.ts';

/**
 * Saves the paper that is shown, as one would who presses Ctrl+S and accepts the name; returns the file. The system's own window
 * cannot be worked from here: in the desk's shell, it answers at once.
 */
export async function savePaper({ desk, who }: Counter, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await desk.app.evaluate(({ dialog }, into) => {
    dialog.showSaveDialog = async (...parameters: unknown[]) => {
      const { defaultPath = '' } = parameters.at(-1) as { readonly defaultPath?: string };
      return { canceled: false, filePath: `${into}/${defaultPath.split('/').at(-1)}` };
    };
  }, folder);
  const dialog = who.page.getByRole('dialog');
  await dialog.getByRole('img').waitFor();
  await who.press('Ctrl+KeyS');
  await who.sees(words.saved);
  await dialog.waitFor({ state: 'detached' });
  const name = await onlyFile(folder);
  return join(folder, name);
}

async function onlyFile(folder: string): Promise<string> {
  const [name, ...more] = await readdir(folder);
  if (name === undefined || more.length > 0) throw new Error(`one file was to be saved in ${folder}`);
  return name;
}
