import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderDocument } from '#renderer/print/render-document.ts';
import { CertificatePart } from '#shared/volunteers/certificate-look.ts';
import { exampleData, openPrintLab, type PrintLab } from './print-lab.ts';

/*
 * What an administrator moves on the certificate goes where he says, by exactly as much, and takes nothing else along.
 */

const MOVE = { dx: 4, dy: -3 };
const POINTS = 72 / 25.4;

let lab: PrintLab;
beforeAll(async () => {
  lab = await openPrintLab();
});
afterAll(() => lab.close());

/** The words of a certificate in the order of the file, each with its left and upper edge in points. */
async function wordsOf(moves: readonly { readonly part: CertificatePart; readonly dx: number; readonly dy: number }[]) {
  const data = { ...(exampleData('certificate') as object), look: { frame: 'DRAWN', moves } };
  const rendered = await renderDocument(lab.engine, 'certificate', data, { createdAt: '2026-02-08T06:00:00Z' });
  if (!rendered.ok) throw new Error(JSON.stringify(rendered.error));
  const pdf = lab.keep(`${moves[0]?.part ?? 'usual'}.pdf`, rendered.value.bytes);
  const words = lab
    .run('pdftotext', '-bbox', pdf, '-')
    .matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)"[^>]*>(.*?)</g);
  const code = lab.run('zbarimg', '--quiet', '--raw', picture(pdf));
  return { words: Array.from(words, ([, x, y, text]) => ({ x: Number(x), y: Number(y), text })), code };
}

/** The page as a picture from which its code is read. */
function picture(pdf: string): string {
  const path = pdf.replace('.pdf', '');
  lab.run('pdftoppm', '-r', '200', '-gray', '-singlefile', pdf, path);
  return `${path}.pgm`;
}

test.each(CertificatePart.options)('%s goes where it is moved, alone', async (part) => {
  const [usual, moved] = [await wordsOf([]), await wordsOf([{ part, ...MOVE }])];
  expect(textsOf(moved.words)).toEqual(textsOf(usual.words));
  const rest = usual.words.filter((word) => !moved.words.some((other) => isAt(other, word, { dx: 0, dy: 0 })));
  const arrived = rest.filter((word) => moved.words.some((other) => isAt(other, word, MOVE)));
  expect(arrived).toEqual(rest);

  expect(rest.length).toBeGreaterThan(0);
  expect(moved.code).toBe(usual.code);
});

interface Word {
  readonly x: number;
  readonly y: number;
  readonly text: string | undefined;
}

const textsOf = (words: readonly Word[]): string =>
  words
    .map(({ text = '' }) => text)
    .toSorted((a, b) => a.localeCompare(b))
    .join(' ');

const isAt = (found: Word, from: Word, { dx, dy }: typeof MOVE): boolean =>
  found.text === from.text &&
  Math.abs(found.x - from.x - dx * POINTS) < 0.3 &&
  Math.abs(found.y - from.y - dy * POINTS) < 0.3;
