import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { gunzipSync, gzipSync } from 'node:zlib';

/*
 * A backup is one file: a line of JSON that says what it is, then frames.
 *
 *   ┌───────────┬──────────────────────────────────────────┬────────┐
 *   │ length 4  │ AES-256-GCM( gzip( lines of JSON ) )     │ tag 16 │   key = scrypt(passphrase, salt)
 *   └───────────┴──────────────────────────────────────────┴────────┘
 *
 * Each frame is bound to the head, to its place and to whether it is the last one: a frame that was changed, moved or
 * left out, and a file that was cut off, do not open.
 */
const FORMAT = 'istiqbal-backup/1';
const FRAME_BYTES = 1024 * 1024;
const TAG_BYTES = 16;
const SCRYPT = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

/** The file is no backup, was damaged or cut off, or the passphrase is another one. */
export class UnreadableBackupError extends Error {
  override readonly name = 'unreadable-backup';

  constructor(why: string) {
    super(`النسخة لا تُقرأ: عبارة المرور غيرها، أو الملف تالف أو ناقص. / The backup cannot be read: ${why}.`);
  }
}

export interface ArchiveWriter {
  line(text: string): Promise<void>;
  /** Only now is there a file of that name, forced to the disk. */
  finish(): Promise<void>;
  /** Leaves nothing behind. */
  abandon(): Promise<void>;
}

/** Begins a backup file; it gets its name when it is whole. */
export async function writeArchive(path: string, passphrase: string): Promise<ArchiveWriter> {
  const part = `${path}.part`;
  const file = await open(part, 'w', 0o600);
  const salt = randomBytes(16);
  const head = `${JSON.stringify({ format: FORMAT, salt: salt.toString('hex') })}\n`;
  const key = keyOf(passphrase, salt);
  let lines: string[] = [];
  let size = 0;
  let place = 0;
  await file.write(head);

  const flush = async (isLast: boolean): Promise<void> => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(place));
    cipher.setAAD(boundTo(head, place, isLast));
    const sealed = Buffer.concat([cipher.update(gzipSync(lines.join('\n'))), cipher.final(), cipher.getAuthTag()]);
    const length = Buffer.alloc(4);
    length.writeUInt32LE(sealed.length);
    await file.write(Buffer.concat([length, sealed]));
    place += 1;
    lines = [];
    size = 0;
  };
  return {
    async line(text) {
      lines.push(text);
      size += text.length;
      if (size >= FRAME_BYTES) await flush(false);
    },
    async finish() {
      await flush(true);
      await file.sync();
      await file.close();
      await rename(part, path);
    },
    async abandon() {
      await file.close().catch(() => undefined);
      await rm(part, { force: true });
    },
  };
}

/** The lines of a backup, in order; throws UnreadableBackupError before a line that is not as it was written. */
export async function* readArchive(path: string, passphrase: string): AsyncGenerator<string> {
  const file = await open(path, 'r');
  try {
    const take = async (length: number): Promise<Buffer> => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, null);
      if (bytesRead < length) throw new UnreadableBackupError('the file was cut off');
      return buffer;
    };
    const { head, salt } = await readHead(take);
    const key = keyOf(passphrase, salt);
    for (let place = 0, isLast = false; !isLast; place += 1) {
      const length = (await take(4)).readUInt32LE();
      if (length < TAG_BYTES || length > 64 * FRAME_BYTES) throw new UnreadableBackupError('the file was damaged');
      const sealed = await take(length);
      const frame = openFrame(key, head, place, sealed);
      isLast = frame.isLast;
      if (frame.text !== '') yield* frame.text.split('\n');
    }
  } finally {
    await file.close();
  }
}

async function readHead(take: (length: number) => Promise<Buffer>): Promise<{ head: string; salt: Buffer }> {
  let head = '';
  while (!head.endsWith('\n')) {
    head += (await take(1)).toString('latin1');
    if (head.length > 200) throw new UnreadableBackupError('the file is no backup');
  }
  const salt = new RegExp(`^\\{"format":"${FORMAT}","salt":"([0-9a-f]{32})"\\}\\n$`).exec(head)?.[1];
  if (salt === undefined) throw new UnreadableBackupError('the file is no backup');
  return { head, salt: Buffer.from(salt, 'hex') };
}

function openFrame(key: Buffer, head: string, place: number, sealed: Buffer): { text: string; isLast: boolean } {
  for (const isLast of [false, true]) {
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(place));
    decipher.setAAD(boundTo(head, place, isLast));
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    try {
      const packed = Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]);
      return { text: gunzipSync(packed).toString('utf8'), isLast };
    } catch {
      // The other kind of frame, or none of ours.
    }
  }
  throw new UnreadableBackupError('the passphrase is another one, or the file was damaged');
}

const keyOf = (passphrase: string, salt: Buffer): Buffer => scryptSync(passphrase.normalize('NFC'), salt, 32, SCRYPT);

/** Each file has its own key, so a count is a nonce. */
function nonceOf(place: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32LE(place);
  return nonce;
}

const boundTo = (head: string, place: number, isLast: boolean): Buffer =>
  Buffer.from(`${head}${place}${isLast ? ' last' : ''}`);
