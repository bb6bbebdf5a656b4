import type { DocumentKind } from '#shared/documents/document-kind.ts';
import type { DocumentProblem } from '#shared/documents/document-problem.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { composeDocument } from './documents/compose-document.ts';
import { readDataImages } from './images/data-images.ts';
import { paintBatch, paintSheet } from './page/paint-sheet.ts';
import type { ColourProfile } from './page/palette.ts';
import { createPdfFile } from './pdf/pdf-file.ts';
import type { FaceName, PrintEngine } from './print-engine.ts';

export interface RenderedDocument {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

export interface RenderOptions {
  /** ISO instant written into the file. The same data and instant give the same bytes. */
  readonly createdAt: string;
  /** Of the printer: greys for black toner, and how far its paper lies askew (millimetres, at most ±4). */
  readonly profile?: ColourProfile;
  readonly offset?: { readonly dx: number; readonly dy: number };
  /** Tagged and PDF/A-1b, which is the rule; without it a batch that is only printed is smaller and sooner done. */
  readonly archival?: boolean;
  /** The face of a specimen. */
  readonly face?: FaceName;
}

/**
 * Makes the PDF of a document: data in, bytes out, nothing else touched. Refuses with every field that is missing,
 * malformed, unprintable or too long for its place; then no file exists. `onPage` is told how many certificates of a
 * batch are laid out.
 */
export async function renderDocument(
  engine: PrintEngine,
  kind: DocumentKind,
  data: unknown,
  options: RenderOptions,
  onPage: (done: number) => void = () => {},
): Promise<Result<RenderedDocument, DocumentProblem[]>> {
  const unusable: DocumentProblem[] = [];
  const images = await readDataImages(data, unusable);
  const composed = composeDocument(engine, kind, data, { face: options.face, images, laidOut: onPage });
  if (!composed.ok) return err([...unusable, ...composed.error]);
  if (unusable.length > 0) return err(unusable);
  const { title, author, sheets } = composed.value;
  const { createdAt, archival = true } = options;
  const file = createPdfFile(engine, { title, author, createdAt, archival });
  const paint = { profile: options.profile ?? 'colour', offset: options.offset ?? { dx: 0, dy: 0 } } as const;
  if (archival || sheets.length === 1) for (const sheet of sheets) paintSheet(file, sheet, paint);
  else paintBatch(file, sheets, paint);
  return ok({ bytes: file.finish(), pages: sheets.length });
}
