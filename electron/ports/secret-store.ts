/** How the operating system keeps secrets, or how we keep them where it does not. */
export interface SecretStore {
  /** `system`: sealed by the operating system. `file`: only file permissions protect it. */
  readonly protection: 'system' | 'file';
  seal(secret: Uint8Array): string;
  /** Throws where the secret was sealed by another user, computer or key ring. */
  unseal(sealed: string): Uint8Array;
}

/** The part of Electron's safeStorage that is used here. */
export interface SafeStorage {
  isEncryptionAvailable(): boolean;
  getSelectedStorageBackend?(): string;
  encryptString(text: string): Buffer;
  decryptString(encrypted: Buffer): string;
}

/** Uses the operating system's secret store where there is a real one; Linux without a key ring has none. */
export function createSecretStore(safeStorage: SafeStorage): SecretStore {
  const hasRealStore =
    safeStorage.isEncryptionAvailable() &&
    (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend?.() !== 'basic_text');
  if (!hasRealStore) {
    return {
      protection: 'file',
      seal: (secret) => Buffer.from(secret).toString('base64'),
      unseal: (sealed) => new Uint8Array(Buffer.from(sealed, 'base64')),
    };
  }
  return {
    protection: 'system',
    seal: (secret) => safeStorage.encryptString(Buffer.from(secret).toString('base64')).toString('base64'),
    unseal: (sealed) => new Uint8Array(Buffer.from(safeStorage.decryptString(Buffer.from(sealed, 'base64')), 'base64')),
  };
}
