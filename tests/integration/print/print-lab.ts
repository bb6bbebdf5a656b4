import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPrintEngine, type PrintEngine } from '#renderer/print/print-engine.ts';
import { loadPrintResources } from '#tools/load-print-resources.ts';

/** A folder of its own for each test file, and the tools that read PDFs back. A missing tool fails, it never skips. */
export interface PrintLab {
  readonly engine: PrintEngine;
  /** Writes bytes to a file of the lab and gives its path. */
  keep(name: string, bytes: Uint8Array | string): string;
  path(name: string): string;
  /** Runs a tool and gives what it printed; a tool that is missing or fails throws. */
  run(tool: string, ...args: string[]): string;
  close(): void;
}

const PACKAGES: Readonly<Record<string, string>> = {
  pdftotext: 'poppler-utils',
  pdftoppm: 'poppler-utils',
  pdffonts: 'poppler-utils',
  pdfinfo: 'poppler-utils',
  qpdf: 'qpdf',
  mutool: 'mupdf-tools',
  zbarimg: 'zbar-tools',
  'hb-shape': 'libharfbuzz-bin',
  chromium: 'chromium',
};

export async function openPrintLab(): Promise<PrintLab> {
  const folder = mkdtempSync(join(tmpdir(), 'print-lab-'));
  const engine = await createPrintEngine(await loadPrintResources());
  const path = (name: string): string => join(folder, name);
  return {
    engine,
    path,
    keep(name, bytes) {
      writeFileSync(path(name), bytes);
      return path(name);
    },
    run(tool, ...args) {
      try {
        return execFileSync(tool, args, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'] });
      } catch (fault) {
        if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') {
          throw new Error(`${tool} is missing: apt-get install ${PACKAGES[tool] ?? tool}`, { cause: fault });
        }
        throw fault;
      }
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** An example of the repository, parsed afresh, so that a test may change it. */
export const exampleData = (kind: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../resources/examples/${kind}.json`, import.meta.url), 'utf8'));

const BIDI_CONTROLS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Text without the marks that only steer its direction. */
export const withoutControls = (text: string): string => text.replace(BIDI_CONTROLS, '').trim();

/** Text without white space either: what a search compares. */
export const bare = (text: string): string => withoutControls(text).replace(/\s/g, '');
