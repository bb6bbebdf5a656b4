import type { BrowserWindow, WebPreferences } from 'electron';

/** What every window of the shell is opened with: no Node, no shared world, no pages within pages. */
export const hardPreferences = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  webviewTag: false,
  spellcheck: false,
} as const satisfies WebPreferences;

/** Lets a window open no other and go nowhere but where `mayGo` allows. */
export function hardenWindow({ webContents }: BrowserWindow, mayGo: (url: string) => boolean): void {
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  webContents.on('will-navigate', (event, url) => {
    if (!mayGo(url)) event.preventDefault();
  });
  webContents.on('will-attach-webview', (event) => event.preventDefault());
}
