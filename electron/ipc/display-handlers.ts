import type { IpcOutput } from '#shared/contract/ipc.ts';
import { handle, type IpcHost } from './handle.ts';

/** Opens the screen of the waiting room; which page it shows is not the desk's to say. */
export function handleDisplay(host: IpcHost, open: () => IpcOutput<'display:open'>): void {
  handle(host, 'display:open', async () => open());
}
