import type { Page } from 'playwright-core';
import type { ElectronDesk } from './desk-harness.ts';

/** A screen beside the desk's, as the shell is told of it: a virtual display has one only. */
export const OTHER_SCREEN = { x: 160, y: 90, width: 1024, height: 640 } as const;

/** From now on the shell sees a second screen. Everything after that is its own: which it chooses, where its window goes. */
export const putAnotherScreenBeside = ({ app }: ElectronDesk): Promise<void> =>
  app.evaluate(({ screen }, bounds) => {
    const own = screen.getPrimaryDisplay();
    screen.getAllDisplays = () => [own, { ...own, id: own.id + 1, bounds, workArea: bounds }];
  }, OTHER_SCREEN);

/** Where the display's window stands. */
export const displayBounds = ({ app }: ElectronDesk): Promise<Electron.Rectangle | undefined> =>
  app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find(({ webContents }) => webContents.getURL().includes('queue-display'))
      ?.getBounds(),
  );

/** From now on what the page sounds is taken down by Chromium's own audio engine instead of going to a loudspeaker. */
export const hearTheChime = (page: Page): Promise<void> =>
  page.evaluate(() => {
    class Recorder extends OfflineAudioContext {
      constructor() {
        super(1, 2 * 44_100, 44_100);
        Object.assign(globalThis, { recorder: this });
      }

      override resume(): Promise<void> {
        return Promise.resolve();
      }
    }
    Object.assign(globalThis, { AudioContext: Recorder });
  });

/** What was sounded: the pitch while the first note stands alone, the pitch of the loudest part after the second began, in hertz. */
export const notesHeard = (page: Page): Promise<{ first: number; second: number; isLoudEnough: boolean }> =>
  page.evaluate(async () => {
    const { recorder } = globalThis as unknown as { recorder: OfflineAudioContext };
    const sound = (await recorder.startRendering()).getChannelData(0);
    /** How much of a pitch is in a stretch of the sound (Goertzel). */
    const share = (pitch: number, from: number, to: number): number => {
      const step = (2 * Math.PI * pitch) / 44_100;
      let [real, imaginary] = [0, 0];
      for (let place = Math.round(from * 44_100); place < to * 44_100; place += 1) {
        real += (sound[place] ?? 0) * Math.cos(step * place);
        imaginary += (sound[place] ?? 0) * Math.sin(step * place);
      }
      return Math.hypot(real, imaginary);
    };
    const loudest = (from: number, to: number): number => {
      const pitches = Array.from({ length: 800 }, (_, index) => 200 + index);
      return pitches.reduce((best, pitch) => (share(pitch, from, to) > share(best, from, to) ? pitch : best), 200);
    };
    return {
      first: loudest(0.05, 0.3),
      second: loudest(0.36, 0.7),
      isLoudEnough: sound.some((sample) => Math.abs(sample) > 0.1),
    };
  });
