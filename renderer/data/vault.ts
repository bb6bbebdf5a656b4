/** Bytes of the device key. A shorter one was cut off somewhere; sealing with it would protect nothing. */
const KEY_BYTES = 32;

/** Bytes of the random nonce in front of every sealed value; AES-GCM wants 96 bits. */
const NONCE_BYTES = 12;

/** Bytes of a blind index: long enough that no two of a million numbers meet. */
const TOKEN_BYTES = 16;

export interface Vault {
  /** Seals a JSON value; it opens only in the same `place` again, so rows cannot be swapped on the disk. */
  seal(value: unknown, place: string): Promise<Uint8Array<ArrayBuffer>>;
  /** Throws where the bytes were changed, belong to another place, or were sealed with another key. */
  open(sealed: Uint8Array, place: string): Promise<unknown>;
  /** A blind index: equal numbers give equal tokens, and a token says nothing about its number. */
  token(kind: 'phone' | 'id-number' | 'reference', value: string): Promise<string>;
}

/** Seals everything personal with AES-256-GCM under keys derived from the device key (HKDF-SHA-256); throws unless it has 32 bytes. */
export async function createVault(deviceKey: Uint8Array): Promise<Vault> {
  if (deviceKey.length !== KEY_BYTES)
    throw new Error(`The device key has ${deviceKey.length} bytes, not ${KEY_BYTES}.`);
  const root = await crypto.subtle.importKey('raw', new Uint8Array(deviceKey), 'HKDF', false, ['deriveKey']);
  const derivation = (purpose: string): HkdfParams => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: new TextEncoder().encode(`istiqbal/1/${purpose}`),
  });
  const recordKey = await crypto.subtle.deriveKey(
    derivation('records'),
    root,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
  const tokenKey = await crypto.subtle.deriveKey(
    derivation('tokens'),
    root,
    { name: 'HMAC', hash: 'SHA-256', length: 256 },
    false,
    ['sign'],
  );

  const parameters = (nonce: Uint8Array<ArrayBuffer>, place: string): AesGcmParams => ({
    name: 'AES-GCM',
    iv: nonce,
    additionalData: new TextEncoder().encode(place),
  });

  return {
    async seal(value, place) {
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
      const plain = new TextEncoder().encode(JSON.stringify(value));
      const cipher = new Uint8Array(await crypto.subtle.encrypt(parameters(nonce, place), recordKey, plain));
      const sealed = new Uint8Array(NONCE_BYTES + cipher.length);
      sealed.set(nonce);
      sealed.set(cipher, NONCE_BYTES);
      return sealed;
    },
    async open(sealed, place) {
      const bytes = new Uint8Array(sealed);
      const plain = await crypto.subtle.decrypt(
        parameters(bytes.slice(0, NONCE_BYTES), place),
        recordKey,
        bytes.subarray(NONCE_BYTES),
      );
      return JSON.parse(new TextDecoder().decode(plain));
    },
    async token(kind, value) {
      const signed = await crypto.subtle.sign('HMAC', tokenKey, new TextEncoder().encode(`${kind}:${value}`));
      return Array.from(new Uint8Array(signed, 0, TOKEN_BYTES), (byte) => byte.toString(16).padStart(2, '0')).join('');
    },
  };
}
