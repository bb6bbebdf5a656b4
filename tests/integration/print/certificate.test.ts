import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composeDocument } from '#renderer/print/documents/compose-document.ts';
import { lineLength } from '#renderer/print/page/fit-text.ts';
import { renderDocument } from '#renderer/print/render-document.ts';
import type { CertificateData } from '#shared/documents/certificate.ts';
import { exampleData, openPrintLab, type PrintLab } from './print-lab.ts';

const CREATED = { createdAt: '2026-02-08T06:00:00Z' } as const;
const example = (): CertificateData => exampleData('certificate') as CertificateData;
const named = (name: string): CertificateData => ({ ...example(), person: { ...example().person, name } });

let lab: PrintLab;
beforeAll(async () => {
  lab = await openPrintLab();
});
afterAll(() => lab.close());

async function render(data: unknown, options: { archival?: boolean } = {}): Promise<Uint8Array> {
  const rendered = await renderDocument(lab.engine, 'certificate', data, { ...CREATED, ...options });
  if (!rendered.ok) throw new Error(JSON.stringify(rendered.error));
  return rendered.value.bytes;
}

test('the same data and instant give the same bytes', async () => {
  expect(Buffer.from(await render(example())).equals(Buffer.from(await render(example())))).toBe(true);
});

test('one certificate is no larger than 45 kB, and 60 kB when tagged for the archive', async () => {
  expect((await render(example(), { archival: false })).length).toBeLessThanOrEqual(45_000);
  expect((await render(example())).length).toBeLessThanOrEqual(60_000);
});

test('a QR reader reads the code from a coarse black-and-white print', async () => {
  const pdf = lab.keep('code.pdf', await render(example()));
  lab.run('pdftoppm', '-r', '203', '-mono', pdf, lab.path('code'));
  expect(lab.run('zbarimg', '-q', '--raw', lab.path('code-1.pbm')).trimEnd()).toBe(example().qrPayload);
});

test('everything stands inside the frame', async () => {
  const pdf = lab.keep('inside.pdf', await render(example()));
  const words = [
    ...lab
      .run('pdftotext', '-bbox', pdf, '-')
      .matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"/g),
  ];
  expect(words.length).toBeGreaterThan(40);
  const inFrame = 18 * (72 / 25.4);
  for (const [, xMin, , xMax] of words) {
    expect(Number(xMin)).toBeGreaterThan(inFrame);
    expect(Number(xMax)).toBeLessThan(841.89 - inFrame);
  }
});

const GIVEN = [
  'عبد الرحمن',
  'سالم',
  'عبد المحسن',
  'محمّد',
  'فيصل',
  'عبد العزيز',
  'لافي',
  'مشبّب',
  'عبد الإله',
  'أبو بكر',
];
const FAMILY = ['العرعري', 'آل غيمان', 'السحابي', 'الوردي', 'آل عبد الوهاب القحطبي'];
const anyName = fc
  .tuple(
    fc.array(fc.constantFrom(...GIVEN), { minLength: 1, maxLength: 7 }),
    fc.constantFrom('بن', 'بنت'),
    fc.constantFrom(...FAMILY),
  )
  .map(
    ([given, link, family]) =>
      `${given.map((name, i) => (i === 0 ? name : `${i === 1 ? link : 'بن'} ${name}`)).join(' ')} ${family}`,
  );

test('a thousand names fit: one line of 20 points or more, or two of 18 or more', () => {
  fc.assert(
    fc.property(anyName, (name) => {
      const composed = composeDocument(lab.engine, 'certificate', named(name));
      if (!composed.ok) throw new Error(JSON.stringify(composed.error));
      const inName = (base: number) => base > 80 && base < 100;
      const lines =
        composed.value.sheets[0]?.items.flatMap((item) => (item.kind === 'text' && inName(item.base) ? [item] : [])) ??
        [];
      expect(lines.length).toBeGreaterThanOrEqual(1);
      expect(lines.length).toBeLessThanOrEqual(2);
      for (const line of lines) {
        expect(line.points).toBeGreaterThanOrEqual(lines.length === 1 ? 20 : 18);
        expect(lineLength(line.line.width, line.points)).toBeLessThanOrEqual(220.001);
        expect(line.line.text).not.toMatch(/(^| )(بن|بنت|عبد|آل|أبو)$/);
      }
    }),
    { numRuns: 1000 },
  );
});

describe('what cannot be printed is named, and nothing is made', () => {
  const refusalOf = async (data: unknown) => {
    const rendered = await renderDocument(lab.engine, 'certificate', data, CREATED);
    return rendered.ok ? [] : rendered.error;
  };

  test('a character no font has', async () => {
    expect(await refusalOf(named('سالم 🙂 العرعري'))).toEqual([
      { kind: 'unprintable-character', field: 'person.name', character: '🙂', codePoint: 'U+1F642' },
    ]);
  });

  test('a control character', async () => {
    expect(await refusalOf(named('سالم\u0007 العرعري'))).toMatchObject([{ field: 'person.name', codePoint: 'U+0007' }]);
  });

  test('a name of two hundred letters', async () => {
    expect(await refusalOf(named('عبدالرحمن '.repeat(20)))).toMatchObject([
      { kind: 'text-too-long', field: 'person.name' },
    ]);
  });

  test('every wrong field at once, each by its path', async () => {
    const { person, ...rest } = example();
    const fields = await refusalOf({ ...rest, person: { gender: person.gender }, issuedOn: '2026-02-30', extra: 1 });
    expect(fields.map((problem) => problem.field).toSorted()).toEqual(['extra', 'issuedOn', 'person.name']);
  });

  test('a period that ends before it begins', async () => {
    expect(await refusalOf({ ...example(), to: '2026-01-01' })).toMatchObject([{ field: 'to' }]);
  });

  test('in a batch, the certificate is named too', async () => {
    const batch = exampleData('certificates') as { shared: object; certificates: Record<string, unknown>[] };
    Object.assign(batch.certificates[2] ?? {}, { person: { name: 'ريم ☂', gender: 'FEMALE' } });
    const rendered = await renderDocument(lab.engine, 'certificates', batch, CREATED);
    expect(rendered.ok ? [] : rendered.error).toMatchObject([{ field: 'certificates[2].person.name', character: '☂' }]);
  });
});
