import { BrowserWindow, nativeTheme } from 'electron';
import { DESK_URL, isDeskUrl } from './desk-protocol.ts';

/** The one window of a desk. Nothing in it can navigate away or open another. */
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
    webPreferences: {
      preload: preloadPath,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  window.webContents.on('will-navigate', (event, url) => {
    if (!isDeskUrl(url)) event.preventDefault();
  });
  window.webContents.on('will-attach-webview', (event) => event.preventDefault());
  window.once('ready-to-show', () => window.show());
  void window.loadURL(DESK_URL);
  return window;
}
