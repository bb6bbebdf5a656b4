import type { IpcMainInvokeEvent } from 'electron';
import type { IpcAnswer, IpcChannel } from '#shared/contract/ipc.ts';
import type { IpcHost } from '#electron/ipc/handle.ts';

type Listener = (event: IpcMainInvokeEvent, input: unknown) => unknown;

/** The main process's end of the bridge, without Electron: messages go in by hand, from the desk's page unless said otherwise. */
export function createShellLab() {
  const listeners = new Map<string, Listener>();
  const log: string[] = [];
  const host: IpcHost = {
    ipcMain: { handle: (channel, listener) => void listeners.set(channel, listener as Listener) },
    isTrustedSender: ({ senderFrame }) => senderFrame?.url === 'app://desk/',
    log: (message) => void log.push(message),
  };
  return {
    host,
    log,
    channels: (): string[] => [...listeners.keys()],
    async send<Channel extends IpcChannel>(
      channel: Channel,
      input: unknown,
      from = 'app://desk/',
    ): Promise<IpcAnswer<Channel>> {
      const event = { senderFrame: { url: from } } as IpcMainInvokeEvent;
      return (await listeners.get(channel)?.(event, input)) as IpcAnswer<Channel>;
    },
  };
}
