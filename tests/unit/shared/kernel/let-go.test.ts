import { expect, test, vi } from 'vitest';
import { letGo } from '#shared/kernel/let-go.ts';

const memory = (): { buffer: ArrayBuffer; transfer: ReturnType<typeof vi.fn> } => {
  const transfer = vi.fn();
  return { buffer: Object.assign(new ArrayBuffer(4), { transfer }), transfer };
};

test('the memory of bytes that nobody needs any more is given back', () => {
  const { buffer, transfer } = memory();
  letGo(new Uint8Array(buffer));
  expect(transfer).toHaveBeenCalledExactlyOnceWith(0);
});

test('bytes that are a part of something larger stay as they are', () => {
  const { buffer, transfer } = memory();
  letGo(new Uint8Array(buffer, 1, 2));
  expect(transfer).not.toHaveBeenCalled();
});

test('where the engine gives nothing back, the bytes wait to be collected', () => {
  const { buffer } = memory();
  Object.assign(buffer, { transfer: undefined });
  const bytes = new Uint8Array(buffer);
  letGo(bytes);
  expect(bytes).toHaveLength(4);
});
