import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import {
  ipcContract,
  type IpcAnswer,
  type IpcChannel,
  type IpcFaultCode,
  type IpcInput,
  type IpcOutput,
} from '#shared/contract/ipc.ts';
import { UnreadableSecretError } from '../ports/sealed-file.ts';

export interface IpcHost {
  readonly ipcMain: Pick<IpcMain, 'handle'>;
  readonly isTrustedSender: (event: IpcMainInvokeEvent) => boolean;
  readonly log: (message: string) => void;
}

/**
 * Answers one channel: the sender, the input and the output are checked, and a fault becomes a code. `ipcMain` arrives
 * as an argument, so tests need no Electron.
 */
export function handle<Channel extends IpcChannel>(
  { ipcMain, isTrustedSender, log }: IpcHost,
  channel: Channel,
  respond: (input: IpcInput<Channel>) => Promise<IpcOutput<Channel>>,
): void {
  ipcMain.handle(channel, async (event, rawInput: unknown): Promise<IpcAnswer<Channel>> => {
    if (!isTrustedSender(event)) return { ok: false, code: 'untrusted-sender' };
    const input = ipcContract[channel].input.safeParse(rawInput);
    if (!input.success) return { ok: false, code: 'malformed-message' };
    try {
      const output = await respond(input.data as IpcInput<Channel>);
      return { ok: true, value: ipcContract[channel].output.parse(output) as IpcOutput<Channel> };
    } catch (error) {
      log(`${channel}: ${error instanceof Error ? error.message : String(error)}`);
      return { ok: false, code: faultCode(error) };
    }
  });
}

function faultCode(error: unknown): IpcFaultCode {
  if (error instanceof UnreadableSecretError) return 'key-unreadable';
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'disk-full';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'disk-denied';
  return 'fault';
}
