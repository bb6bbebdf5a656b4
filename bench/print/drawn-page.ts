import { composeDocument } from '#renderer/print/documents/compose-document.ts';
import { lineLength } from '#renderer/print/page/fit-text.ts';
import { createPrintEngine } from '#renderer/print/print-engine.ts';
import type { CertificateBatchData } from '#shared/documents/certificate.ts';
import { loadPrintResources } from '#tools/load-print-resources.ts';

/** A line of text as a peer draws it: its place and size are worked out for it, in points from the top left. */
export interface DrawnText {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly base: number;
  readonly points: number;
  readonly bold: boolean;
}

/** A certificate page for the peers: the same lines and code as ours, without our frame and ornaments. */
export interface DrawnPage {
  readonly texts: readonly DrawnText[];
  readonly code: { readonly x: number; readonly y: number; readonly module: number; readonly path: string };
}

export const PAGE = { width: 841.89, height: 595.28 } as const;
const POINTS = 72 / 25.4;

/** Lays a batch out once, before anything is measured: peers are spared fitting and alignment, which ours does itself. */
export async function drawnPages(batch: CertificateBatchData): Promise<DrawnPage[]> {
  const engine = await createPrintEngine(await loadPrintResources());
  const composed = composeDocument(engine, 'certificates', batch);
  if (!composed.ok) throw new Error(JSON.stringify(composed.error[0]));
  const bold = engine.shape('ا', 'Amiri Bold').pieces[0]?.font;
  return composed.value.sheets.map(({ items }) => {
    const code = items.find((item) => item.kind === 'code');
    if (!code) throw new Error('a certificate has a code');
    const texts = items.flatMap((item): DrawnText[] =>
      item.kind === 'text'
        ? [
            {
              text: item.line.text,
              x: item.x * POINTS,
              right: (item.x + lineLength(item.line.width, item.points)) * POINTS,
              base: item.base * POINTS,
              points: item.points,
              bold: item.line.pieces[0]?.font === bold,
            },
          ]
        : [],
    );
    return { texts, code: { x: code.x * POINTS, y: code.y * POINTS, module: code.module * POINTS, path: code.path } };
  });
}

/** The rectangles of a code's path, in modules. */
export const rectanglesOf = (path: string): number[][] =>
  [...path.matchAll(/(\d+) (\d+) (\d+) (\d+) re/g)].map((found) => found.slice(1).map(Number));
