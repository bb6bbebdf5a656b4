import { BrowserWindow, nativeTheme } from 'electron';
import { DESK_URL, isDeskUrl } from './desk-protocol.ts';
import { hardenWindow, hardPreferences } from './harden-window.ts';

/** The window of a desk. Nothing in it can navigate away or open another. */
export function openDeskWindow(preloadPath: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    title: 'استقبال',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#0f1719' : '#f5f3ee',
    autoHideMenuBar: true,
    webPreferences: { ...hardPreferences, preload: preloadPath },
  });
  hardenWindow(window, isDeskUrl);
  window.once('ready-to-show', () => window.show());
  void window.loadURL(DESK_URL);
  return window;
}
