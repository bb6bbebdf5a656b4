import type { IpcAnswer, IpcChannel, IpcInput, IpcOutput } from '#shared/contract/ipc.ts';
import { PlatformError, type DeskPlatform } from './desk-platform.ts';

interface DesktopBridge {
  invoke<Channel extends IpcChannel>(channel: Channel, input: IpcInput<Channel>): Promise<IpcAnswer<Channel>>;
}

declare global {
  interface Window {
    /** Put there by the preload; absent in a browser. */
    readonly desktop?: DesktopBridge;
  }
}

/** The machine as Electron's shell offers it. */
export function createDesktopPlatform(bridge: DesktopBridge): DeskPlatform {
  const ask = async <Channel extends IpcChannel>(
    channel: Channel,
    input: IpcInput<Channel>,
  ): Promise<IpcOutput<Channel>> => {
    const answer = await bridge.invoke(channel, input);
    if (!answer.ok) throw new PlatformError(answer.code);
    return answer.value;
  };
  return {
    kind: 'desktop',
    journal: {
      read: () => ask('journal:read', {}),
      append: async (entry) => void (await ask('journal:append', { entry })),
      trim: async (first) => (await ask('journal:trim', { first })).isDone,
    },
    identity: {
      deviceKey: () => ask('secrets:device-key', {}),
      read: () => ask('enrolment:read', {}),
      write: async (enrolment) => void (await ask('enrolment:write', { enrolment })),
      renew: async (enrolment) => void (await ask('enrolment:renew', { enrolment })),
      chooseServer: async (offer) => void (await ask('enrolment:choose-server', { offer })),
      readRing: async () => (await ask('ring:read', {})).text,
      writeRing: async (text) => void (await ask('ring:write', { text })),
      wipe: async () => void (await ask('desk:wipe', {})),
    },
    openQueueDisplay: async () => (await ask('display:open', {})).screen,
    onIncomingCall(listener) {
      const listen = async (): Promise<void> => {
        for (;;) {
          const { number } = await ask('calls:next', {});
          if (number === null) return;
          listener(number);
        }
      };
      // Without the telephone's notices calls are typed in.
      void listen().catch(() => undefined);
    },
    openOutside: async (address) => void (await ask('outside:open', { address })),
    backups: {
      read: () => ask('backup:read', {}),
      chooseFolder: () => ask('backup:choose-folder', {}),
      configure: (plan) => ask('backup:configure', { plan }),
      write: (deskCode, bytes) => ask('backup:write', { deskCode, bytes }),
      fail: (reason) => ask('backup:failed', { reason }),
    },
    papers: {
      save: (suggestedName, bytes) => ask('document:save', { suggestedName, bytes }),
      saveAll: (files) => ask('document:save-all', { files }),
      printers: async () => (await ask('document:printers', {})).printers,
      print: (job) => ask('document:print', job),
    },
  };
}
