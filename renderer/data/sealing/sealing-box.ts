import { Aes256Gcm, CipherSuite, HkdfSha256 } from '@hpke/core';
import { DhkemX25519HkdfSha256 } from '@hpke/dhkem-x25519';
import { SLOTS_AT_A_TIME, type KeySlots, type PublicKey, type SealedText } from '#shared/sealing/sealed-text.ts';
import { fromBase64Url, toBase64Url } from './base64-url.ts';

/** Bytes of a content key, of the nonce in front of a sealed text, and of the encapsulation in front of a sealed key. */
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const ENCAPSULATION_BYTES = 32;

/** Plain text is filled up to a multiple of this: its length tells little about what was said. */
const PADDED_TO = 512;

/** The key a text is sealed under; whoever holds it can open all that was sealed under it. */
export type ContentKey = CryptoKey;

/** A pair of X25519 keys: the public one is for everybody, the private one for its reader alone. */
export interface ReaderKeys {
  readonly publicKey: PublicKey;
  readonly privateKey: Uint8Array<ArrayBuffer>;
}

const newSuite = (): CipherSuite =>
  new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });

/** Makes a new pair of keys. */
export async function newReaderKeys(): Promise<ReaderKeys> {
  const { kem } = newSuite();
  const pair = await kem.generateKeyPair();
  return {
    publicKey: toBase64Url(new Uint8Array(await kem.serializePublicKey(pair.publicKey))),
    privateKey: new Uint8Array(await kem.serializePrivateKey(pair.privateKey)),
  };
}

/** True where what is sealed to the public key opens with the private one. */
export async function belongTogether({ publicKey, privateKey }: ReaderKeys): Promise<boolean> {
  const { slots } = await newContentKey([publicKey], 'trial');
  return (await openContentKey(slots, privateKey, 'trial').catch(() => null)) !== null;
}

/** A new content key, and its slots: one for each reader and as many for nobody as fill them up, in no order. */
export async function newContentKey(
  readers: readonly PublicKey[],
  place: string,
): Promise<{ key: ContentKey; slots: KeySlots }> {
  const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  return { key: await importContentKey(bytes), slots: await slotsFor(bytes, readers, place) };
}

/** Opens a content key with a private key, or gives null where none of the slots is for it. */
export async function openContentKey(
  slots: KeySlots,
  privateKey: Uint8Array,
  place: string,
): Promise<ContentKey | null> {
  const bytes = await openSlots(slots, privateKey, place);
  return bytes && importContentKey(bytes);
}

/** Seals the same content key to other readers; null where the private key opens none of the slots. */
export async function sealAnew(
  slots: KeySlots,
  privateKey: Uint8Array,
  readers: readonly PublicKey[],
  place: string,
): Promise<KeySlots | null> {
  const bytes = await openSlots(slots, privateKey, place);
  return bytes && slotsFor(bytes, readers, place);
}

/** Seals a JSON value under a content key; it opens only in the same `place` again. */
export async function sealText(key: ContentKey, value: unknown, place: string): Promise<SealedText> {
  const json = new TextEncoder().encode(JSON.stringify(value));
  // Spaces behind JSON are nothing to its reader.
  const plain = new Uint8Array(Math.ceil(json.length / PADDED_TO) * PADDED_TO).fill(0x20);
  plain.set(json);
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const cipher = new Uint8Array(await crypto.subtle.encrypt(parameters(nonce, place), key, plain));
  return toBase64Url(joined(nonce, cipher));
}

/** Opens a sealed JSON value; throws where it was changed, exchanged or sealed under another key. */
export async function openText(key: ContentKey, sealed: SealedText, place: string): Promise<unknown> {
  const bytes = fromBase64Url(sealed);
  const plain = await crypto.subtle.decrypt(
    parameters(bytes.slice(0, NONCE_BYTES), place),
    key,
    bytes.slice(NONCE_BYTES),
  );
  return JSON.parse(new TextDecoder().decode(plain));
}

/** Seals a JSON value to one key, once; it opens only in the same `place` again. */
export async function sealOnce(
  reader: Uint8Array,
  value: unknown,
  place: string,
): Promise<{ readonly encapsulation: Uint8Array; readonly sealed: Uint8Array }> {
  const suite = newSuite();
  const recipientPublicKey = await suite.kem.deserializePublicKey(bufferOf(reader));
  const info = bufferOf(new TextEncoder().encode(place));
  const plain = bufferOf(new TextEncoder().encode(JSON.stringify(value)));
  const { enc, ct } = await suite.seal({ recipientPublicKey, info }, plain);
  return { encapsulation: new Uint8Array(enc), sealed: new Uint8Array(ct) };
}

/** Opens what `sealOnce` sealed; null where it was changed, exchanged or sealed to another key. */
export async function openOnce(
  privateKey: Uint8Array,
  { encapsulation, sealed }: { readonly encapsulation: Uint8Array; readonly sealed: Uint8Array },
  place: string,
): Promise<unknown> {
  const suite = newSuite();
  try {
    const recipientKey = await suite.kem.importKey('raw', bufferOf(privateKey), false);
    const info = bufferOf(new TextEncoder().encode(place));
    const plain = await suite.open({ recipientKey, enc: bufferOf(encapsulation), info }, bufferOf(sealed));
    return JSON.parse(new TextDecoder().decode(plain));
  } catch {
    return null;
  }
}

async function slotsFor(bytes: Uint8Array, readers: readonly PublicKey[], place: string): Promise<KeySlots> {
  const wanted = [...new Set(readers)];
  const room = Math.max(1, Math.ceil(wanted.length / SLOTS_AT_A_TIME)) * SLOTS_AT_A_TIME;
  while (wanted.length < room) wanted.push((await newReaderKeys()).publicKey);
  const slots = await Promise.all(wanted.map((reader) => sealKey(bytes, reader, place)));
  // Slots are as random as what they hold: sorted, they stand in no order that means anything.
  return slots.sort();
}

async function sealKey(bytes: Uint8Array, reader: PublicKey, place: string): Promise<string> {
  const suite = newSuite();
  const recipientPublicKey = await suite.kem.deserializePublicKey(bufferOf(fromBase64Url(reader)));
  const sealed = await suite.seal({ recipientPublicKey, info: infoOf(place) }, bufferOf(bytes));
  return toBase64Url(joined(new Uint8Array(sealed.enc), new Uint8Array(sealed.ct)));
}

async function openSlots(
  slots: KeySlots,
  privateKey: Uint8Array,
  place: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const suite = newSuite();
  const recipientKey = await suite.kem.importKey('raw', bufferOf(privateKey), false);
  for (const slot of slots) {
    const bytes = fromBase64Url(slot);
    const enc = bufferOf(bytes.slice(0, ENCAPSULATION_BYTES));
    const sealed = bufferOf(bytes.slice(ENCAPSULATION_BYTES));
    try {
      return new Uint8Array(await suite.open({ recipientKey, enc, info: infoOf(place) }, sealed));
    } catch {
      // Meant for another reader, or for nobody.
    }
  }
  return null;
}

const infoOf = (place: string): ArrayBuffer => bufferOf(new TextEncoder().encode(`istiqbal/1/content-key/${place}`));

const importContentKey = (bytes: Uint8Array<ArrayBuffer>): Promise<ContentKey> =>
  crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);

const parameters = (iv: Uint8Array<ArrayBuffer>, place: string): AesGcmParams => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(place),
});

const bufferOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

function joined(head: Uint8Array, tail: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(head.length + tail.length);
  bytes.set(head);
  bytes.set(tail, head.length);
  return bytes;
}
