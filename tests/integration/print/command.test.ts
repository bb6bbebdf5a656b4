import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleData, openPrintLab, type PrintLab } from './print-lab.ts';

const script = fileURLToPath(new URL('../../../tools/print.ts', import.meta.url));

let lab: PrintLab;
beforeAll(async () => {
  lab = await openPrintLab();
});
afterAll(() => lab.close());

function command(...args: string[]): { code: number | null; out: string; err: string } {
  const run = spawnSync(process.execPath, ['--import', 'tsx', script, ...args], { encoding: 'utf8' });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

const asFile = (name: string, data: unknown): string => lab.keep(name, JSON.stringify(data));

describe('print KIND DATA.json OUT.pdf', () => {
  test('writes the file and says so', () => {
    const out = lab.path('slip.pdf');
    const run = command(
      'slip-80mm',
      asFile('slip.json', exampleData('slip-80mm')),
      out,
      '--created',
      '2026-02-08T06:00:00Z',
    );
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).toContain('1 page');
    expect(readFileSync(out).subarray(0, 8).toString()).toBe('%PDF-1.4');
  });

  test('sets a specimen in the face that is asked for, right to left on A4', () => {
    const out = lab.path('specimen.pdf');
    expect(command('specimen', asFile('s.json', ['شهادة مشاركة']), out, '--font', 'Noto Naskh Arabic').code).toBe(0);
    expect(lab.run('pdffonts', out)).toMatch(/NotoNaskhArabic/);
    expect(lab.run('pdfinfo', out)).toContain('(A4)');
    const own = fileURLToPath(new URL('../../../resources/fonts/IBMPlexSansArabic-400.ttf', import.meta.url));
    expect(command('specimen', asFile('s.json', ['شهادة مشاركة']), out, '--font', own).code).toBe(0);
    expect(lab.run('pdffonts', out)).toMatch(/IBMPlexSansArabic/);
  });

  test('wrong data: names the field in both languages, exit 2, no file, no stack', () => {
    const { person, ...rest } = exampleData('certificate') as { person: { gender: string } };
    const out = lab.path('refused.pdf');
    const run = command(
      'certificate',
      asFile('bad.json', { ...rest, person: { gender: person.gender, name: 7 } }),
      out,
    );
    expect(run.code).toBe(2);
    expect(run.err).toContain('الحقل «person.name»');
    expect(run.err).toContain('person.name: must be of type string');
    expect(run.err).not.toMatch(/\n\s+at /);
    expect([existsSync(out), existsSync(`${out}.partial`)]).toEqual([false, false]);
  });

  test.each([
    ['a kind there is not', ['poster', 'x.json', 'x.pdf'], "there is no kind 'poster'"],
    ['a file that is not there', ['certificate', 'nowhere.json', 'x.pdf'], 'cannot read nowhere.json'],
    ['too few words', ['certificate'], 'three arguments are needed'],
    ['an option there is not', ['certificate', 'a', 'b', '--loud'], '--loud'],
  ])('%s', (_, args, message) => {
    const run = command(...args);
    expect(run.code).toBe(2);
    expect(run.err).toContain(message);
    expect(run.err).not.toMatch(/\n\s+at /);
  });

  test('data that is not JSON, a font that is none', () => {
    const broken = command('certificate', lab.keep('broken.json', '{"a":'), lab.path('x.pdf'));
    expect(broken).toMatchObject({ code: 2, err: expect.stringContaining('is not valid JSON') });
    const noFont = command(
      'specimen',
      asFile('s.json', ['ا']),
      lab.path('x.pdf'),
      '--font',
      lab.keep('no.ttf', 'not a font at all'),
    );
    expect(noFont).toMatchObject({ code: 2, err: expect.stringContaining('not a TrueType font') });
  });
});
