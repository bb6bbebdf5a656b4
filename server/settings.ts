import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface ServerSettings {
  readonly dataFolder: string;
  readonly port: number;
  readonly host: string;
  /** Folder of the browser edition, or null. */
  readonly staticFolder: string | null;
  /** A PostgreSQL of the customer's own, or null for the embedded one. */
  readonly databaseUrl: string | null;
  /** What a new association starts with, where it is not the one that comes with the server. */
  readonly associationFile: string | null;
  /** Folder of the daily backups, or null for none. */
  readonly backupFolder: string | null;
  /** What whoever reads `/metrics` from elsewhere shows, or null where nobody does. */
  readonly metricsToken: string | null;
  /** Fill a new association with invented people and requests. */
  readonly demo: boolean;
  /** Let invented people of every role sign in, with a passphrase that everybody knows. `demo` implies it. */
  readonly demoPeople: boolean;
}

/** Reads the command line and the environment; throws with a sentence for people where they make no sense. */
export function readSettings(args: readonly string[], environment: NodeJS.ProcessEnv): ServerSettings {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      port: { type: 'string', default: '4180' },
      host: { type: 'string', default: '127.0.0.1' },
      static: { type: 'string' },
      association: { type: 'string' },
      backups: { type: 'string' },
      demo: { type: 'boolean', default: false },
      'demo-people': { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65_535) {
    throw new Error(`رقم المنفذ غير صالح «${values.port}». / "${values.port}" is not a port number.`);
  }
  if (!values.data) throw new Error('ينقص مجلد البيانات: ‎--data. / The data folder is missing: --data.');
  return {
    dataFolder: resolve(values.data),
    port,
    host: values.host,
    staticFolder: values.static ? resolve(values.static) : null,
    databaseUrl: environment['DATABASE_URL'] ?? null,
    associationFile: values.association ? resolve(values.association) : null,
    backupFolder: values.backups ? resolve(values.backups) : null,
    metricsToken: metricsTokenOf(environment),
    demo: values.demo,
    demoPeople: values['demo-people'],
  };
}

function metricsTokenOf({ ISTIQBAL_METRICS_TOKEN: token }: NodeJS.ProcessEnv): string | null {
  if (token === undefined) return null;
  if (/^\S{20,200}$/.test(token)) return token;
  throw new Error(
    'يُكتب ISTIQBAL_METRICS_TOKEN من ٢٠ رمزًا على الأقل بلا مسافات. / ISTIQBAL_METRICS_TOKEN has 20 signs or more, and no spaces.',
  );
}
