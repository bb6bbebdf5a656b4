import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import type { IpcInput, IpcOutput } from '#shared/contract/ipc.ts';

const run = promisify(execFile);

/** Milliseconds after which a print service that does not answer counts as none. */
const PATIENCE = 10_000;

type PrintJob = IpcInput<'document:print'>;
type PrintOutcome = IpcOutput<'document:print'>;

export interface Printer {
  print(job: PrintJob): Promise<PrintOutcome>;
  /** Names of the printers there are, the system's usual one first. */
  list(): Promise<string[]>;
}

/** Paper sizes as CUPS names them; the device and the size are always given, drivers guess wrongly. */
const media: Record<PrintJob['paper'], string> = {
  A4: 'A4',
  A5: 'A5',
  'roll-80mm': 'Custom.80x200mm',
  'roll-58mm': 'Custom.58x200mm',
};

/**
 * Prints a finished PDF page for page through CUPS. The document goes through a pipe, so no copy of it is left in a
 * folder of ours; its pages say their own shape, and CUPS turns them to the paper. Where there is no CUPS or no printer the answer is `no-printer`, and the desk offers to save.
 */
export function createCupsPrinter(): Printer {
  return {
    async list() {
      const [usual, all] = await Promise.all([defaultDevice(), allDevices()]);
      return [...new Set([...(usual === null ? [] : [usual]), ...all])];
    },
    async print({ title, bytes, paper, printer, tray }) {
      const device = printer ?? (await defaultDevice());
      if (device === null) return { kind: 'no-printer' };
      const options = ['-d', device, '-t', title, '-o', `media=${media[paper]}`, '-o', 'print-scaling=none'];
      if (tray !== null) options.push('-o', `InputSlot=${tray}`);
      return new Promise((resolve) => {
        const job = spawn('lp', [...options, '--', '-'], { stdio: ['pipe', 'ignore', 'pipe'] });
        let complaint = '';
        job.stderr.on('data', (text: Buffer) => (complaint += text.toString()));
        job.on('error', () => resolve({ kind: 'no-printer' }));
        job.on('close', (code) =>
          resolve(code === 0 ? { kind: 'sent', printer: device } : { kind: 'failed', reason: complaint.trim() }),
        );
        job.stdin.on('error', () => undefined);
        job.stdin.end(bytes);
      });
    },
  };
}

/** The default destination of CUPS, or null where none is set up. */
const defaultDevice = async (): Promise<string | null> =>
  /system default destination: (\S+)/.exec(await lpstat('-d'))?.[1] ?? null;

const allDevices = async (): Promise<string[]> => (await lpstat('-e')).split('\n').filter((name) => name !== '');

/** What the print service says; nothing where there is none, or none that answers. */
async function lpstat(question: '-d' | '-e'): Promise<string> {
  try {
    const { stdout } = await run('lpstat', [question], { env: { ...process.env, LC_ALL: 'C' }, timeout: PATIENCE });
    return stdout;
  } catch {
    return '';
  }
}

/** For systems whose printing we cannot drive without a viewer: the desk saves and opens the document instead. */
export const noPrinter: Printer = { print: async () => ({ kind: 'no-printer' }), list: async () => [] };
