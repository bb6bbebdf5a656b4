import { letGo } from '#shared/kernel/let-go.ts';
import { textOf } from './utf8-text.ts';

/** Bytes that are read at once. */
const READ_AT_ONCE = 64 * 1024;

const NEW_LINE = 0x0a;

type ByteStream = ReadableStream<Uint8Array<ArrayBuffer>>;

/**
 * The finished lines of a stream; `heard` is told of every sign of life. Throws where a line is no UTF-8. A line may be a megabyte long and
 * come in many pieces: they are gathered in room that is used for the next line again.
 */
export async function* linesOf(body: ByteStream, heard: () => void): AsyncGenerator<string> {
  let room = new Uint8Array(READ_AT_ONCE);
  let gathered = 0;
  const gather = (some: Uint8Array): void => {
    if (gathered + some.length > room.length) {
      const larger = new Uint8Array((gathered + some.length) * 2);
      larger.set(room.subarray(0, gathered));
      letGo(room);
      room = larger;
    }
    room.set(some, gathered);
    gathered += some.length;
  };
  for await (const piece of piecesOf(body)) {
    heard();
    let start = 0;
    for (let end = piece.indexOf(NEW_LINE); end >= 0; end = piece.indexOf(NEW_LINE, start)) {
      gather(piece.subarray(start, end));
      start = end + 1;
      const line = textOf(room.subarray(0, gathered));
      gathered = 0;
      yield line;
    }
    gather(piece.subarray(start));
  }
}

/**
 * The bytes of a stream; each piece stands until the next is asked for. Where the browser can, they are read into one piece of memory that goes
 * back and forth: those that Chromium makes are two megabytes each, and lie outside the heap until the whole of it is collected.
 */
async function* piecesOf(body: ByteStream): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = readerInto(body);
  if (!reader) {
    yield* piecesAsTheyCome(body);
    return;
  }
  let room = new Uint8Array(READ_AT_ONCE);
  for (;;) {
    const { done, value } = await reader.read(room);
    if (done || !value) return;
    yield value;
    room = new Uint8Array(value.buffer);
  }
}

/** Null where the browser gives the bytes of an answer only as they come. */
function readerInto(body: ByteStream): ReadableStreamBYOBReader | null {
  try {
    return body.getReader({ mode: 'byob' });
  } catch {
    return null;
  }
}

async function* piecesAsTheyCome(body: ByteStream): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
    letGo(value);
  }
}
