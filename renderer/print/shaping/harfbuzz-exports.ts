/** The functions of `harfbuzz.wasm` (harfbuzzjs 1.6.4) that shaping needs. Pointers and handles are plain numbers. */
export interface HarfBuzzExports {
  readonly memory: WebAssembly.Memory;
  __wasm_call_ctors(): void;
  malloc(size: number): number;
  free(pointer: number): void;
  hb_blob_create(data: number, length: number, mode: number, userData: number, destroy: number): number;
  hb_face_create(blob: number, index: number): number;
  hb_face_get_upem(face: number): number;
  hb_font_create(face: number): number;
  hb_font_get_nominal_glyph(font: number, codePoint: number, glyphPointer: number): number;
  hb_language_from_string(text: number, length: number): number;
  hb_script_from_string(text: number, length: number): number;
  hb_buffer_create(): number;
  hb_buffer_reset(buffer: number): void;
  hb_buffer_set_direction(buffer: number, direction: number): void;
  hb_buffer_set_script(buffer: number, script: number): void;
  hb_buffer_set_language(buffer: number, language: number): void;
  hb_buffer_add_utf16(buffer: number, text: number, length: number, itemOffset: number, itemLength: number): void;
  hb_buffer_get_length(buffer: number): number;
  hb_buffer_get_glyph_infos(buffer: number, lengthPointer: number): number;
  hb_buffer_get_glyph_positions(buffer: number, lengthPointer: number): number;
  hb_shape(font: number, buffer: number, features: number, featureCount: number): void;
}

const WASM_PAGE = 65_536;

/**
 * Starts HarfBuzz from the bytes of `harfbuzz.wasm`. The five imports of the build are answered here instead of by its
 * JavaScript glue, which looks for files by itself and frees objects only by finalizers, that is, never inside a batch.
 */
export async function startHarfBuzz(wasm: BufferSource): Promise<HarfBuzzExports> {
  const started: { memory?: WebAssembly.Memory } = {};
  const stopped = (reason: string) => () => {
    throw new Error(`HarfBuzz stopped: ${reason}`);
  };
  const { instance } = await WebAssembly.instantiate(wasm, {
    wasi_snapshot_preview1: { proc_exit: stopped('exit') },
    env: {
      _abort_js: stopped('abort'),
      _emscripten_runtime_keepalive_clear: () => {},
      _setitimer_js: () => 0,
      emscripten_resize_heap: (requested: number): number => {
        const { memory } = started;
        if (!memory) return 0;
        try {
          memory.grow(Math.ceil(((requested >>> 0) - memory.buffer.byteLength) / WASM_PAGE));
          return 1;
        } catch {
          return 0;
        }
      },
    },
  });
  const exports = instance.exports as unknown as HarfBuzzExports;
  const { __wasm_call_ctors: runConstructors } = exports;
  started.memory = exports.memory;
  runConstructors();
  return exports;
}
