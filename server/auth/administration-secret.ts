import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { newToken } from './secrets.ts';

const AdministrationFile = z.object({ secret: z.string().min(20) });

/**
 * The administrator's secret lies beside the data, in `administration.json`, readable by its owner only. Made at the
 * first start, and anew where the file was torn: nobody knows it but by this file.
 */
export async function readAdministrationSecret(dataFolder: string): Promise<string> {
  const path = join(dataFolder, 'administration.json');
  const known = AdministrationFile.safeParse(await readJson(path));
  if (known.success) return known.data.secret;
  const secret = newToken();
  await writeFile(`${path}.new`, `${JSON.stringify({ secret })}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
  return secret;
}

/** Null where there is no such file or it is no JSON; a file that may not be read is a fault. */
async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
