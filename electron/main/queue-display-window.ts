import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { IpcOutput } from '#shared/contract/ipc.ts';
import { DESK_URL } from './desk-protocol.ts';
import { hardenWindow, hardPreferences } from './harden-window.ts';

/** The screen of the waiting room. */
export interface QueueDisplay {
  /** Opens it on another screen than the desk's where there is one, filling it; opened already, it comes to the front. */
  open(desk: BrowserWindow): IpcOutput<'display:open'>;
  close(): void;
}

/**
 * The second window of a desk. It has no bridge: nothing in it can reach journal, keys or printer, and what it shows is
 * told by the desk's own window.
 */
export function createQueueDisplay(): QueueDisplay {
  let window: BrowserWindow | null = null;
  return {
    open(desk) {
      const own = screen.getDisplayMatching(desk.getBounds());
      const other = screen.getAllDisplays().find(({ id }) => id !== own.id);
      window ??= openWindow(other?.bounds, () => (window = null));
      window.show();
      return { screen: other ? 'other' : 'same' };
    },
    close: () => window?.destroy(),
  };
}

function openWindow(bounds: Electron.Rectangle | undefined, onClosed: () => void): BrowserWindow {
  const window = new BrowserWindow({
    ...(bounds ?? { width: 1280, height: 720 }),
    fullscreen: bounds !== undefined,
    show: false,
    title: 'شاشة النداء',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#0f1719' : '#f5f3ee',
    autoHideMenuBar: true,
    // Nobody touches this window, and a page that nobody touched may not sound otherwise.
    webPreferences: { ...hardPreferences, autoplayPolicy: 'no-user-gesture-required', backgroundThrottling: false },
  });
  hardenWindow(window, () => false);
  window.once('closed', onClosed);
  void window.loadURL(`${DESK_URL}#/queue-display`);
  return window;
}
