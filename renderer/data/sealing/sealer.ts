import { letGo } from '#shared/kernel/let-go.ts';

/** Bytes of a key of AES-256. A shorter one was cut off somewhere; sealing with it would protect nothing. */
export const KEY_BYTES = 32;

/** Bytes of the random nonce in front of every sealed value; AES-GCM wants 96 bits. */
const NONCE_BYTES = 12;

/** Nonces drawn from the system at a time: a first sync seals a hundred thousand rows, and asking costs more than the bytes. */
const NONCES_AT_A_TIME = 256;

/** Seals JSON values under one key, AES-256-GCM. */
export interface Sealer {
  /** Seals a JSON value; it opens only in the same `place` again, so that what is sealed cannot be moved elsewhere. */
  seal(value: unknown, place: string): Promise<Uint8Array<ArrayBuffer>>;
  /** Throws where the bytes were changed, belong to another place, or were sealed with another key. */
  open(sealed: Uint8Array, place: string): Promise<unknown>;
}

/** A root from which keys for several uses are derived (HKDF-SHA-256); throws unless it has 32 bytes. */
export async function importRoot(bytes: Uint8Array, name: string): Promise<CryptoKey> {
  if (bytes.length !== KEY_BYTES) throw new Error(`The ${name} has ${bytes.length} bytes, not ${KEY_BYTES}.`);
  return crypto.subtle.importKey('raw', new Uint8Array(bytes), 'HKDF', false, ['deriveKey', 'deriveBits']);
}

/** How a key for one use is derived. */
export const derivation = (purpose: string): HkdfParams => ({
  name: 'HKDF',
  hash: 'SHA-256',
  salt: new Uint8Array(),
  info: new TextEncoder().encode(purpose),
});

/** A sealer for one use of a root; its key never leaves the browser's own keeping. */
export async function deriveSealer(root: CryptoKey, purpose: string): Promise<Sealer> {
  const key = await crypto.subtle.deriveKey(derivation(purpose), root, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  return {
    async seal(value, place) {
      const nonce = takeNonce();
      const encrypting = crypto.subtle.encrypt(
        parameters(nonce, place),
        key,
        valueScratch.encode(JSON.stringify(value)),
      );
      // WebCrypto has its own copy of all that it was given when the call returns: nothing readable is left lying.
      valueScratch.wipe();
      const cipher = new Uint8Array(await encrypting);
      const sealed = new Uint8Array(NONCE_BYTES + cipher.length);
      sealed.set(nonce);
      sealed.set(cipher, NONCE_BYTES);
      letGo(cipher);
      return sealed;
    },
    async open(sealed, place) {
      const bytes = new Uint8Array(sealed);
      const plain = new Uint8Array(
        await crypto.subtle.decrypt(parameters(bytes.slice(0, NONCE_BYTES), place), key, bytes.subarray(NONCE_BYTES)),
      );
      const value: unknown = JSON.parse(decoder.decode(plain));
      letGo(plain);
      letGo(bytes);
      return value;
    },
  };
}

const decoder = new TextDecoder();

/** Bytes that one letter (UTF-16 unit) takes in UTF-8 at most. */
const MOST_BYTES = 3;

/** Bytes that are kept for use again; what needs more is rare. */
const KEPT_BYTES = 256 * 1024;

/**
 * Encodes texts into the same room again and again: a first sync has two hundred thousand, and each buffer would outlive its use
 * by far. What was encoded stands until the next text, or until it is wiped.
 */
function createScratch() {
  const encoder = new TextEncoder();
  let room = new Uint8Array();
  let used = new Uint8Array();
  return {
    encode(text: string): Uint8Array<ArrayBuffer> {
      const needed = text.length * MOST_BYTES;
      if (needed > KEPT_BYTES) used = encoder.encode(text);
      else {
        if (needed > room.length) room = new Uint8Array(Math.min(KEPT_BYTES, needed * 2));
        used = room.subarray(0, encoder.encodeInto(text, room).written);
      }
      return used;
    },
    wipe(): void {
      used.fill(0);
    },
  };
}

const valueScratch = createScratch();
/** Another one, for both are given to one call. */
const placeScratch = createScratch();

const parameters = (nonce: Uint8Array<ArrayBuffer>, place: string): AesGcmParams => ({
  name: 'AES-GCM',
  iv: nonce,
  additionalData: placeScratch.encode(place),
});

let nonces = new Uint8Array();

/** The next random nonce; each is given out once. */
function takeNonce(): Uint8Array<ArrayBuffer> {
  if (nonces.length === 0) nonces = crypto.getRandomValues(new Uint8Array(NONCES_AT_A_TIME * NONCE_BYTES));
  // A part of what was drawn, not a copy: a buffer that was given to WebCrypto lies there until the whole heap is collected.
  const nonce = nonces.subarray(0, NONCE_BYTES);
  nonces = nonces.subarray(NONCE_BYTES);
  return nonce;
}
