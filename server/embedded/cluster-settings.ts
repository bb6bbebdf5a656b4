import { randomBytes } from 'node:crypto';
import { chown, open, readFile, rename } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Account } from './account.ts';
import { embeddedFault } from './embedded-fault.ts';

/**
 * What a later start must know of the cluster. It lies inside the cluster's folder, which only its owner can read, so that the two are made, moved and
 * lost together.
 */
export interface ClusterSettings {
  readonly port: number;
  /** Password of the cluster's superuser, which only this folder's code uses. */
  readonly administratorPassword: string;
  /** Password of the account that the server works with; it is no superuser, so row-level security binds it. */
  readonly serverPassword: string;
}

/** Its name within the cluster's folder. */
export const SETTINGS_FILE = 'istiqbal.json';

export const ADMINISTRATOR = 'istiqbal_administrator';
export const SERVER_ACCOUNT = 'istiqbal';
export const DATABASE = 'istiqbal';

export function newClusterSettings(port: number): ClusterSettings {
  return { port, administratorPassword: secret(), serverPassword: secret() };
}

/** Reads the settings; a cluster without them cannot be entered, which is a fault with its own sentence. */
export async function readClusterSettings(cluster: string): Promise<ClusterSettings> {
  try {
    return JSON.parse(await readFile(join(cluster, SETTINGS_FILE), 'utf8')) as ClusterSettings;
  } catch (error) {
    throw embeddedFault(
      'settings-lost',
      `توجد قاعدة بيانات في «${cluster}» لكن ملف إعداداتها ${SETTINGS_FILE} مفقود أو تالف. أعِده من النسخة الاحتياطية.`,
      `There is a database in "${cluster}", but its settings file ${SETTINGS_FILE} is missing or damaged. Restore it from the backup.`,
      error,
    );
  }
}

/** Written whole or not at all. */
export async function writeClusterSettings(
  cluster: string,
  settings: ClusterSettings,
  account: Account,
): Promise<void> {
  const target = join(cluster, SETTINGS_FILE);
  const file = await open(`${target}.new`, 'w', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(settings, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  if (account.uid !== undefined && account.gid !== undefined) await chown(`${target}.new`, account.uid, account.gid);
  await rename(`${target}.new`, target);
}

/** The wanted port if nobody listens there, else one that is free. */
export async function freePort(wanted = 0): Promise<number> {
  const granted = await listenOnce(wanted).catch(() => null);
  return granted ?? listenOnce(0);
}

export function connectionStringOf(port: number, user: string, password: string, database: string): string {
  return `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

/** Hexadecimal, so that it needs no escaping in a connection string or in SQL. */
function secret(): string {
  return randomBytes(24).toString('hex');
}
