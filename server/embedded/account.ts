import { spawn } from 'node:child_process';

/** The account that PostgreSQL's programs run under, in the form that spawn takes; empty: our own. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/** "nobody" on Linux. */
const UNPRIVILEGED = 65_534;

/** PostgreSQL refuses to run as root, so root lends it an account without rights. */
export function databaseAccount(): Account {
  return process.getuid?.() === 0 ? { uid: UNPRIVILEGED, gid: UNPRIVILEGED } : {};
}

export interface Outcome {
  /** null: the program could not be started at all. */
  readonly code: number | null;
  readonly output: string;
}

/** Runs one of PostgreSQL's programs to its end. Messages come in English whatever the machine's language is. */
export function runAs(account: Account, program: string, parameters: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(program, parameters, {
      ...account,
      cwd: '/',
      env: databaseEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', (error) => resolve({ code: null, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Nothing of ours leaks into the database: PG… variables of the machine would change what its programs do. */
export function databaseEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'TMPDIR', 'SystemRoot', 'TEMP'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}
