import { afterAll, beforeAll, expect, test } from 'vitest';
import { composeDocument } from '#renderer/print/documents/compose-document.ts';
import { renderDocument } from '#renderer/print/render-document.ts';
import type { DocumentKind } from '#shared/documents/document-kind.ts';
import { exampleData, openPrintLab, type PrintLab } from './print-lab.ts';

/*
 * What can be seen of PDF/A-1b and of tags without a validator. docs/PRINTING.md says how Apache Preflight is run over
 * the same files.
 */
const CREATED = { createdAt: '2026-02-08T06:00:00Z' } as const;

let lab: PrintLab;
beforeAll(async () => {
  lab = await openPrintLab();
});
afterAll(() => lab.close());

async function print(kind: DocumentKind, archival = true): Promise<string> {
  const rendered = await renderDocument(lab.engine, kind, exampleData(kind), { ...CREATED, archival });
  if (!rendered.ok) throw new Error(JSON.stringify(rendered.error));
  return lab.keep(`${kind}-${archival}.pdf`, rendered.value.bytes);
}

interface QpdfObject {
  readonly value?: unknown;
  readonly stream?: { readonly dict: Record<string, unknown> };
}

function objectsOf(pdf: string): QpdfObject[] {
  const json = JSON.parse(lab.run('qpdf', '--json=2', pdf)) as { qpdf: [unknown, Record<string, QpdfObject>] };
  return Object.values(json.qpdf[1]);
}

const dictionaries = (pdf: string): Record<string, unknown>[] =>
  objectsOf(pdf).flatMap(({ value, stream }) =>
    stream ? [stream.dict] : value !== null && typeof value === 'object' ? [value as Record<string, unknown>] : [],
  );

test('a certificate is tagged, titled in Arabic and says which language it speaks', async () => {
  const info = lab.run('pdfinfo', await print('certificate'));
  expect(info).toMatch(/Tagged:\s+yes/);
  expect(info).toContain('شهادة مشاركة تطوعية');
  const catalog = dictionaries(await print('certificate')).find((entry) => entry['/Type'] === '/Catalog');
  expect(catalog).toMatchObject({
    '/Lang': 'u:ar-SA',
    '/ViewerPreferences': { '/Direction': '/R2L', '/DisplayDocTitle': true },
  });
});

test('every line of text stands in the structure in reading order, every picture with its meaning', async () => {
  const composed = composeDocument(lab.engine, 'certificate', exampleData('certificate'));
  if (!composed.ok) throw new Error('the example is refused');
  const lines =
    composed.value.sheets[0]?.items.filter((item) => item.kind === 'text' && item.role !== 'artifact') ?? [];
  const elements = dictionaries(await print('certificate')).filter((entry) => '/S' in entry && '/Pg' in entry);
  const spoken = elements.map((entry) => JSON.stringify(entry['/ActualText'] ?? '')).join('\n');
  expect(elements.flatMap((entry) => entry['/K']).length).toBeGreaterThanOrEqual(lines.length);
  expect(spoken).toContain('عبد الرحمن بن سالم بن راشد العرعري');
  expect(spoken).toContain('١٤٤٧/٠٣/٠٠١٢٣/٦٤');
  expect(elements.filter((entry) => entry['/S'] === '/Figure').map((entry) => entry['/Alt'])).toEqual([
    'u:شعار الجمعية',
    'u:رمز التحقق من الشهادة',
  ]);
  expect(elements.filter((entry) => entry['/S'] === '/H1').length).toBe(1);
});

test('a batch has what PDF/A-1b asks for: profile, metadata, sets of codes, no long arrays, nothing transparent', async () => {
  const pdf = await print('certificates');
  const entries = dictionaries(pdf);
  const catalog = entries.find((entry) => entry['/Type'] === '/Catalog');
  expect(catalog?.['/OutputIntents']).toHaveLength(1);
  expect(entries.some((entry) => entry['/S'] === '/GTS_PDFA1' && '/DestOutputProfile' in entry)).toBe(true);
  for (const descriptor of entries.filter((entry) => entry['/Type'] === '/FontDescriptor')) {
    expect(Object.keys(descriptor)).toEqual(expect.arrayContaining(['/CIDSet', '/FontFile2']));
  }
  const longest = Math.max(
    ...entries.flatMap((entry) => Object.values(entry).map((value) => (Array.isArray(value) ? value.length : 0))),
  );
  expect(longest).toBeLessThanOrEqual(8191);
  expect(entries.some((entry) => '/SMask' in entry || '/ca' in entry)).toBe(false);
  expect(lab.run('pdfinfo', '-meta', pdf)).toMatch(/<pdfaid:part>1<\/pdfaid:part><pdfaid:conformance>B</);
});

test('without the archive the file has no tags, is smaller, and looks the same', async () => {
  const picture = (pdf: string, name: string): string => {
    lab.run('pdftoppm', '-r', '72', '-gray', '-f', '2', '-singlefile', pdf, lab.path(name));
    return lab.run('md5sum', lab.path(`${name}.pgm`)).slice(0, 32);
  };
  const [kept, plain] = [await print('certificates'), await print('certificates', false)];
  expect(lab.run('pdfinfo', plain)).toMatch(/Tagged:\s+no/);
  expect(picture(plain, 'plain')).toBe(picture(kept, 'kept'));
});
