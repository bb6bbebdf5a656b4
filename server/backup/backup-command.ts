import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '../open-database.ts';
import { ensureAssociation } from '../storage/devices.ts';
import { restoreDump, type DumpCounts, type Restored } from '../storage/dump.ts';
import { migrateToLatest } from '../storage/migrations/all.ts';
import { readArchive } from './archive.ts';
import { verifyBackup, writeBackup } from './backup-files.ts';
import { backupPassphrase } from './passphrase.ts';

const commands = ['backup', 'restore', 'verify'] as const;
type Command = (typeof commands)[number];

/** The command among the arguments of the program; null where it is to serve. */
export const backupCommandIn = ([first]: readonly string[]): Command | null =>
  commands.find((command) => command === first) ?? null;

/**
 * `backup FILE`, `restore FILE [--replace]`, `verify FILE`, each with `--data FOLDER`: one backup by hand, a backup put
 * back, a backup read to its end. The embedded database must not be in use by a running server.
 */
export async function runBackupCommand(
  command: Command,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  log: (message: string) => void,
): Promise<DumpCounts> {
  const { values, positionals } = parseArgs({
    args: args.slice(1),
    allowPositionals: true,
    options: { data: { type: 'string' }, replace: { type: 'boolean', default: false } },
  });
  const [file] = positionals;
  if (file === undefined) throw new Error('اذكر ملف النسخة. / Name the backup file.');
  const path = resolve(file);
  const passphrase = backupPassphrase(environment);
  if (command === 'verify') return verifyBackup(path, passphrase);

  if (!values.data) throw new Error('ينقص مجلد البيانات: ‎--data. / The data folder is missing: --data.');
  // Nothing is begun that a damaged file would leave half done.
  if (command === 'restore') await verifyBackup(path, passphrase);
  const database = await openDatabase(
    { dataFolder: resolve(values.data), databaseUrl: environment['DATABASE_URL'] ?? null },
    log,
    () => undefined,
  );
  try {
    const { connection } = database;
    if (command === 'restore') {
      const how = { replace: values.replace, at: new Date() };
      const restored = await restoreDump(connection.database, readArchive(path, passphrase), how);
      log(restoredSentence(restored));
      return restored.counts;
    }
    await migrateToLatest(connection.database);
    const associationId = await ensureAssociation(connection.database, new Date());
    return await writeBackup(connection.ofAssociation(associationId), associationId, path, passphrase);
  } finally {
    await database.close();
  }
}

/** What whoever restores has to know: what is not in the backup, and what the server does about it. */
function restoredSentence({ backedUpAt, leftOut }: Pick<Restored, 'backedUpAt' | 'leftOut'>): string {
  const [at, codes] = [backedUpAt.toISOString(), leftOut.join(' ')];
  return (
    `استُعيد الخادم كما كان في ${at}. لن يُعطى مكتب جديد أيًّا من هذه الرموز، فقد تكون عند مكاتب سُجّلت بعد النسخة: ${codes}. ` +
    'وما قُرر بعدها في المستخدمين والمكاتب يُقرر ثانية؛ يُذكَّر به مدير النظام في شاشتيهما. / ' +
    `The server is as it was at ${at}. No new desk is given one of these codes, which desks enrolled after the backup may have: ${codes}. ` +
    'What was decided about people and desks after it has to be decided again; the administrator is told so on their screens.'
  );
}
