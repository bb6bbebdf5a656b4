import { Enrolment } from '#shared/contract/enrolment.ts';
import type { EnrolmentOffer } from '#shared/contract/enrolment.ts';
import { createBrowserJournal } from './browser-journal.ts';
import { PlatformError, type DeskPlatform } from './desk-platform.ts';
import { readPrivateFile, removePrivateFile, writePrivateFile } from './private-files.ts';

const DEVICE_KEY_FILE = 'device.key';
const ENROLMENT_FILE = 'enrolment.json';
const RING_FILE = 'ring.json';

/**
 * The machine as a browser offers it: journal and key live in the origin's private file system. No secret store stands
 * behind it, so the key is protected by nothing but the browser's profile.
 */
export function createBrowserPlatform(): DeskPlatform {
  const journal = createBrowserJournal();
  return {
    kind: 'browser',
    journal,
    identity: {
      // Two tabs opened at once must not make two keys: what one sealed the other could not open.
      deviceKey: () =>
        navigator.locks.request(DEVICE_KEY_FILE, async () => {
          let key = await readPrivateFile(DEVICE_KEY_FILE);
          if (key === null) {
            key = crypto.getRandomValues(new Uint8Array(32));
            await writePrivateFile(DEVICE_KEY_FILE, key);
          }
          return { key, protection: 'file' as const };
        }),
      async read() {
        const bytes = await readPrivateFile(ENROLMENT_FILE);
        const enrolment = bytes === null ? null : Enrolment.parse(JSON.parse(new TextDecoder().decode(bytes)));
        return { enrolment, offer: offerFromAddress(), isShutOut: false };
      },
      async write(enrolment) {
        await writePrivateFile(ENROLMENT_FILE, new TextEncoder().encode(JSON.stringify(enrolment)));
        history.replaceState(null, '', `${location.pathname}${location.search}`);
      },
      // A browser seals its key with nothing that could be gone.
      renew: () => Promise.reject(new PlatformError('key-unreadable')),
      async chooseServer(offer) {
        location.hash = `enrol=${encodeURIComponent(offer.code)}`;
        location.reload();
      },
      async readRing() {
        const bytes = await readPrivateFile(RING_FILE);
        return bytes === null ? null : new TextDecoder().decode(bytes);
      },
      writeRing: (text) => writePrivateFile(RING_FILE, new TextEncoder().encode(text)),
      async wipe() {
        // The keys go first: without them what remains, should the browser end here, can be read by nobody.
        for (const name of [RING_FILE, DEVICE_KEY_FILE, ENROLMENT_FILE]) await removePrivateFile(name);
        await journal.destroy();
        location.reload();
      },
    },
    async openQueueDisplay() {
      const opened = window.open(`${location.pathname}#/queue-display`, 'queue-display');
      if (!opened) throw new PlatformError('window-refused');
      return 'same';
    },
    onIncomingCall: () => undefined,
    async openOutside(address) {
      window.open(address, address.startsWith('tel:') ? '_self' : '_blank', 'noopener');
    },
    backups: null,
    papers: {
      async save(suggestedName, bytes) {
        download(suggestedName, bytes);
        return { kind: 'saved', path: suggestedName };
      },
      async saveAll(files) {
        for (const { name, bytes } of files) download(name, bytes);
        return { kind: 'saved', path: '' };
      },
      printers: async () => [],
      print: async () => ({ kind: 'no-printer' }),
    },
  };
}

/** The server that served the page is the desk's server; the code stands behind `#enrol=`, which no server ever sees. */
function offerFromAddress(): EnrolmentOffer {
  const code = new URLSearchParams(location.hash.slice(1)).get('enrol') ?? '';
  return { serverUrl: location.origin, code };
}

function download(name: string, bytes: Uint8Array): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: typeOf(name) }));
  link.download = name.replaceAll('/', '-');
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

const TYPES: Readonly<Record<string, string>> = { html: 'text/html', csv: 'text/csv' };
const typeOf = (name: string): string => TYPES[name.split('.').at(-1) ?? ''] ?? 'application/pdf';
