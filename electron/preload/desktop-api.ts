import { contextBridge, ipcRenderer } from 'electron';

/** The channels that exist; anything else is refused here already. No logic lives in the bridge. */
const channels: ReadonlySet<string> = new Set([
  'journal:read',
  'journal:append',
  'journal:trim',
  'secrets:device-key',
  'enrolment:read',
  'enrolment:write',
  'enrolment:renew',
  'enrolment:choose-server',
  'ring:read',
  'ring:write',
  'desk:wipe',
  'backup:read',
  'backup:choose-folder',
  'backup:configure',
  'backup:write',
  'backup:failed',
  'document:save',
  'document:save-all',
  'document:print',
  'document:printers',
  'outside:open',
  'calls:next',
  'display:open',
]);

contextBridge.exposeInMainWorld('desktop', {
  invoke: (channel: string, input: unknown): Promise<unknown> =>
    channels.has(channel) ? ipcRenderer.invoke(channel, input) : Promise.reject(new Error('unknown channel')),
});
