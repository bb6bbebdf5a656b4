/** A file of the origin's private file system, with what a browser promises of it. */
interface PrivateFile {
  content: Uint8Array<ArrayBuffer>;
  /** What would be there after a power cut. */
  onDisk: Uint8Array<ArrayBuffer>;
  isLocked: boolean;
  /** Writings under way: while there are any, nobody else holds the file alone. */
  writings: number;
}

export interface PrivateFolder {
  readonly directory: () => Promise<unknown>;
  file(name: string): PrivateFile;
  has(name: string): boolean;
  /** Bytes that still fit. */
  room: number;
  /** The next writes through a writable are lost in the middle, as when the browser ends. */
  loseWrites: boolean;
}

/** The private file system of one origin, in memory. */
export function createPrivateFolder(): PrivateFolder {
  const files = new Map<string, PrivateFile>();
  const file = (name: string): PrivateFile => {
    const known = files.get(name);
    if (known) return known;
    const made = { content: new Uint8Array(), onDisk: new Uint8Array(), isLocked: false, writings: 0 };
    files.set(name, made);
    return made;
  };
  const folder: PrivateFolder = {
    room: 1_000_000,
    loseWrites: false,
    file,
    has: (name) => files.has(name),
    directory: async () => ({
      async *keys() {
        yield* files.keys();
      },
      removeEntry: async (name: string) => void files.delete(name),
      async getFileHandle(name: string, { create = false } = {}) {
        if (!create && !files.has(name)) throw new DOMException(name, 'NotFoundError');
        const target = file(name);
        return {
          getFile: async () => new Blob([target.content]),
          async createWritable() {
            if (target.isLocked) throw new DOMException('', 'NoModificationAllowedError');
            // As Chromium: what is written lies beside the file until it is whole.
            file(`${name}.crswap`);
            return writableTo(target, folder, () => files.delete(`${name}.crswap`));
          },
          createSyncAccessHandle: async () => accessTo(target, folder),
        };
      },
    }),
  };
  return folder;
}

/** Replaces the whole file when it is closed, and not before. One that failed lets go of the file a moment later. */
function writableTo(target: PrivateFile, folder: PrivateFolder, remove: () => void) {
  let draft = new Uint8Array();
  target.writings += 1;
  return {
    write: async (bytes: Uint8Array<ArrayBuffer>) => {
      if (folder.loseWrites) {
        // The browser ends, and with it all that it held.
        target.writings -= 1;
        await new Promise(() => undefined);
      }
      if (bytes.length > folder.room) {
        setTimeout(() => (target.writings -= 1), 5);
        remove();
        throw new DOMException('', 'QuotaExceededError');
      }
      draft = bytes.slice();
    },
    close: async () => {
      target.content = draft;
      target.onDisk = draft;
      target.writings -= 1;
      remove();
    },
    abort: async () => undefined,
  };
}

/** One holder at a time; what is written is on the disk after a flush. */
function accessTo(target: PrivateFile, folder: PrivateFolder) {
  if (target.isLocked || target.writings > 0) throw new DOMException('', 'NoModificationAllowedError');
  target.isLocked = true;
  return {
    getSize: () => target.content.length,
    read(buffer: Uint8Array, { at }: { at: number }) {
      const part = target.content.subarray(at, at + buffer.length);
      buffer.set(part);
      return part.length;
    },
    write(bytes: Uint8Array, { at }: { at: number }) {
      const fits = bytes.subarray(0, Math.max(0, folder.room));
      const longer = new Uint8Array(Math.max(target.content.length, at + fits.length));
      longer.set(target.content);
      longer.set(fits, at);
      target.content = longer;
      folder.room -= fits.length;
      return fits.length;
    },
    truncate(size: number) {
      folder.room += target.content.length - size;
      target.content = target.content.slice(0, size);
    },
    close() {
      target.isLocked = false;
    },
    flush() {
      target.onDisk = target.content.slice();
    },
  };
}
