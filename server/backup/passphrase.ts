/** A backup leaves the building: what protects it must not be guessed. */
const LEAST_LETTERS = 12;

/** The passphrase of backups, which the administrator keeps apart from them; throws with a sentence for people. */
export function backupPassphrase(environment: NodeJS.ProcessEnv): string {
  const passphrase = environment['ISTIQBAL_BACKUP_PASSPHRASE'] ?? '';
  if ([...passphrase].length >= LEAST_LETTERS) return passphrase;
  throw new Error(
    `ضع عبارة مرور النسخ (${LEAST_LETTERS} حرفًا فأكثر) في ISTIQBAL_BACKUP_PASSPHRASE. / ` +
      `Put the passphrase of the backups (${LEAST_LETTERS} signs or more) into ISTIQBAL_BACKUP_PASSPHRASE.`,
  );
}
