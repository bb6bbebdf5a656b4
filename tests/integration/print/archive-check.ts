/**
 * `npm run -s archive-check`: Apache Preflight judges every kind of paper by PDF/A-1b, with pictures, marks and printed
 * paper, and a batch of 500 certificates. Prints a line a file; the exit code is 1 where one is refused, or where the
 * file that is made not to be valid is taken, and 2 where the validator is not there.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { renderDocument } from '#renderer/print/render-document.ts';
import { DOCUMENT_KINDS, type DocumentKind } from '#shared/documents/document-kind.ts';
import type { LetterData } from '#shared/documents/letter.ts';
import { certificateBatch } from '#bench/print/certificate-batch.ts';
import { dataUrl, png } from './a-png.ts';
import { exampleData, openPrintLab, type PrintLab } from './print-lab.ts';

const JARS = '/usr/share/java';
const CLASS_PATH = ['preflight', 'pdfbox2', 'fontbox2', 'xmpbox', 'commons-logging', 'javax.activation', 'jaxb-api']
  .map((name) => `${JARS}/${name}.jar`)
  .join(':');

interface Paper {
  readonly what: string;
  readonly kind: DocumentKind;
  readonly data: unknown;
  readonly archival?: boolean;
  readonly profile?: 'mono';
}

process.exitCode = await main();

async function main(): Promise<number> {
  const java = spawnSync('java', ['-version']);
  if (java.error ?? !CLASS_PATH.split(':').every((jar) => existsSync(jar))) {
    console.error(
      'apt-get install default-jre-headless libpdfbox2-java libactivation-java libjaxb-api-java libcommons-logging-java',
    );
    return 2;
  }
  const lab = await openPrintLab();
  try {
    let faults = 0;
    for (const paper of await papers(lab)) {
      const verdict = judge(await written(lab, paper));
      const isAsMeant = (verdict === null) === (paper.archival ?? true);
      faults += isAsMeant ? 0 : 1;
      console.log(`${isAsMeant ? 'as meant' : 'FAULT   '}  ${paper.what}: ${verdict ?? 'valid PDF/A-1b'}`);
    }
    return faults === 0 ? 0 : 1;
  } finally {
    lab.close();
  }
}

async function papers(lab: PrintLab): Promise<Paper[]> {
  const examples = DOCUMENT_KINDS.map((kind): Paper => ({ what: kind, kind, data: exampleData(kind) }));
  const letter = exampleData('letter') as LetterData;
  const pictured = {
    ...letter.letterhead,
    logo: dataUrl('png', png(6, 64, [23, 73, 63, 128])),
    stamp: await aStamp(lab),
  };
  const withPictures = (kind: DocumentKind): Paper => ({
    what: `${kind}, logo half transparent, stamp a JPEG`,
    kind,
    data: { ...(exampleData(kind) as object), letterhead: pictured },
  });
  const marked = (marks: object): Paper => ({
    what: `letter, ${JSON.stringify(marks)}`,
    kind: 'letter',
    data: { ...letter, marks },
  });
  return [
    ...examples,
    ...(
      ['certificate', 'letter', 'slip-a5', 'referral', 'answer-sheet', 'notice', 'daily-list', 'month-report'] as const
    ).map(withPictures),
    { what: 'letter on printed paper', kind: 'letter', data: exampleData('letter-preprinted') },
    { what: 'letter of many pages', kind: 'letter', data: { ...letter, body: `${letter.body}\n`.repeat(6).trim() } },
    marked({ draft: true }),
    marked({ copy: 2, replacement: true }),
    { what: 'certificate for black toner', kind: 'certificate', data: exampleData('certificate'), profile: 'mono' },
    { what: '500 certificates', kind: 'certificates', data: certificateBatch(500) },
    // Without this one the check could say yes to everything.
    { what: 'certificate not for the archive', kind: 'certificate', data: exampleData('certificate'), archival: false },
  ];
}

async function written(lab: PrintLab, { what, kind, data, archival = true, profile }: Paper): Promise<string> {
  const options = { createdAt: '2026-02-08T06:00:00Z', archival, ...(profile ? { profile } : {}) };
  const rendered = await renderDocument(lab.engine, kind, data, options);
  if (!rendered.ok) throw new Error(`${what}: ${JSON.stringify(rendered.error)}`);
  return lab.keep('paper.pdf', rendered.value.bytes);
}

/** A real JPEG: a queue ticket as poppler draws it. */
async function aStamp(lab: PrintLab): Promise<string> {
  const ticket = await written(lab, { what: 'ticket', kind: 'queue-ticket', data: exampleData('queue-ticket') });
  lab.run('pdftoppm', '-r', '40', '-jpeg', '-singlefile', ticket, lab.path('stamp'));
  return dataUrl('jpeg', readFileSync(lab.path('stamp.jpg')));
}

/** Null for a valid file, else the first thing that the validator says against it. */
function judge(pdf: string): string | null {
  const { stdout } = spawnSync('java', ['-cp', CLASS_PATH, 'org.apache.pdfbox.preflight.Validator_A1b', pdf], {
    encoding: 'utf8',
  });
  if (stdout.includes('is a valid PDF/A-1b file')) return null;
  return (
    stdout
      .split('\n')
      .find((line) => /^\s*\d/.test(line))
      ?.trim() ?? 'no verdict'
  );
}
