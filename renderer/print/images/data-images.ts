import type { DocumentProblem } from '#shared/documents/document-problem.ts';
import { fieldPath } from '#shared/documents/field-problems.ts';
import type { RasterImage } from './raster-image.ts';
import { readImage } from './read-image.ts';

/** The pictures in a document's data, by their data URL. */
export type DataImages = ReadonlyMap<string, RasterImage>;

/** Reads every picture in the data ahead of layout, each once; those that cannot be used are added to the problems. */
export async function readDataImages(data: unknown, problems: DocumentProblem[]): Promise<DataImages> {
  const images = new Map<string, RasterImage>();
  const fields = new Map<string, string>();
  collect(data, [], fields);
  for (const [url, field] of fields) {
    const image = await readImage(url);
    if (image.ok) images.set(url, image.value);
    else problems.push({ kind: 'unusable-image', field, reason: image.error });
  }
  return images;
}

const DEEPEST = 8;

function collect(value: unknown, path: readonly (string | number)[], fields: Map<string, string>): void {
  if (typeof value === 'string') {
    if (value.startsWith('data:image/') && !fields.has(value)) fields.set(value, fieldPath(path));
  } else if (typeof value === 'object' && value !== null && path.length < DEEPEST) {
    const isList = Array.isArray(value);
    for (const [key, inner] of Object.entries(value)) collect(inner, [...path, isList ? Number(key) : key], fields);
  }
}
