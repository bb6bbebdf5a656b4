import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import backup from '#renderer/i18n/locales/ar/backup.json' with { type: 'json' };
import type { Counter } from './counter.ts';
import type { Receptionist } from './receptionist.ts';
import { openAddress } from './screens.ts';

/** Opens the screen of backups. */
export async function openBackups({ page }: Receptionist): Promise<void> {
  await openAddress(page, '/backup');
  await page.getByRole('heading', { level: 1, name: backup.title }).waitFor();
}

/** Chooses the folder of the backups; the system's own window answers at once. */
export async function chooseFolder({ desk, who }: Counter, folder: string): Promise<void> {
  await desk.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, folder);
  await openBackups(who);
  await who.tabTo(
    who.page.getByRole('button', { name: new RegExp(`${backup.plan.choose}|${backup.plan.chooseOther}`) }),
  );
  await who.press('Enter');
  await who.sees(folder);
}

/** Makes a backup now; returns its file, the newest of the folder. */
export async function backUp(who: Receptionist, folder: string): Promise<string> {
  const before = await readdir(folder);
  await openBackups(who);
  await who.confirm();
  let made: string | undefined;
  try {
    // What is still being written has another ending.
    await expect
      .poll(async () => {
        const whole = (await readdir(folder)).filter((name) => name.endsWith('.istiqbal-backup'));
        return (made = whole.find((name) => !before.includes(name)));
      })
      .toBeDefined();
    await who.sees(backup.made);
  } catch (error) {
    const said = await who.page.getByRole('alert').allInnerTexts();
    throw new Error(`no backup is made; the screen says: ${said.join('; ') || 'nothing'}`, { cause: error });
  }
  return join(folder, made ?? '');
}

/** Chooses a file to bring back. */
export async function chooseBackup(who: Receptionist, path: string): Promise<void> {
  await openBackups(who);
  await who.page.locator('input[type="file"]').setInputFiles(path);
}

/** Presses the button that brings the chosen file back. */
export async function bringBack(who: Receptionist): Promise<void> {
  await who.tabTo(who.page.getByRole('button', { name: backup.back.begin }));
  await who.press('Enter');
}
