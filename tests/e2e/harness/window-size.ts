import type { ElectronDesk } from './desk-harness.ts';

/** Gives a desk's window a size, and waits until its page is laid out in it. */
export async function resizeDesk(
  { app, page }: Pick<ElectronDesk, 'app' | 'page'>,
  width: number,
  height: number,
): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, [wide, high]) => BrowserWindow.getAllWindows()[0]?.setContentSize(wide, high),
    [width, height] as const,
  );
  await page.waitForFunction(([wide, high]) => innerWidth === wide && innerHeight === high, [width, height] as const);
}
