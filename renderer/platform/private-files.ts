/**
 * Reads a file of the origin's private file system; null where there is none. An empty file is one that was being made
 * when the browser ended: its content comes in one piece afterwards.
 */
export async function readPrivateFile(name: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const folder = await navigator.storage.getDirectory();
  try {
    const file = await (await folder.getFileHandle(name)).getFile();
    return file.size === 0 ? null : new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return null;
    throw error;
  }
}

/** Writes a file of the origin's private file system, whole or not at all. */
export async function writePrivateFile(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const folder = await navigator.storage.getDirectory();
  const writable = await (await folder.getFileHandle(name, { create: true })).createWritable();
  await writable.write(bytes);
  await writable.close();
}

/** Removes a file of the origin's private file system, where there is one. */
export async function removePrivateFile(name: string): Promise<void> {
  const folder = await navigator.storage.getDirectory();
  await folder.removeEntry(name).catch((error: unknown) => {
    if (!(error instanceof DOMException && error.name === 'NotFoundError')) throw error;
  });
}
