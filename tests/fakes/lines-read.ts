import { StreamLine } from '#shared/contract/stream.ts';

/** The lines that a server writes, as a desk reads them. */
export async function* linesRead(lines: AsyncIterable<string>): AsyncGenerator<StreamLine> {
  for await (const line of lines) yield StreamLine.parse(JSON.parse(line));
}
