import { statfs } from 'node:fs/promises';

/** Bytes that a program without special rights may still write where the folder lies. */
export async function freeBytesAt(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
