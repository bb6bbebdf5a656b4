import { createBrowserPlatform } from './browser.ts';
import type { DeskPlatform } from './desk-platform.ts';
import { createDesktopPlatform } from './desktop.ts';

/** The machine this page runs on. */
export const detectPlatform = (): DeskPlatform =>
  window.desktop ? createDesktopPlatform(window.desktop) : createBrowserPlatform();
