import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** Where in a folder any of the texts can be read, in the encodings that programs write: «TEXT in FILE». */
export async function placesOf(texts: readonly string[], folder: string): Promise<string[]> {
  const needles = texts.flatMap((text) =>
    [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le'), Buffer.from(text, 'utf16le').swap16()].map((bytes) => ({
      text,
      bytes,
    })),
  );
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const places = new Set<string>();
  for (const file of entries.filter((entry) => entry.isFile())) {
    const path = join(file.parentPath, file.name);
    const content = await readFile(path);
    for (const { text, bytes } of needles)
      if (content.includes(bytes)) places.add(`${text} in ${relative(folder, path)}`);
  }
  return [...places];
}
