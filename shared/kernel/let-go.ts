/**
 * Gives the memory of bytes that nobody needs any more back at once, where the engine can. Waiting until it is collected costs a first
 * sync tens of megabytes: buffers lie outside the heap, and weigh nothing with whoever decides when to collect. They are empty
 * afterwards; bytes that are a part of something larger stay as they are.
 */
export function letGo({ buffer, byteLength }: Uint8Array<ArrayBuffer>): void {
  const memory: ArrayBuffer & { transfer?(length: number): ArrayBuffer } = buffer;
  if (byteLength === memory.byteLength) memory.transfer?.(0);
}
