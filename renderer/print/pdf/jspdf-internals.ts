import type { jsPDF } from 'jspdf';

/** A font in jsPDF's own table. Ours carry no `TTFFont`, so jsPDF's embedders leave them to us. */
export interface JsPdfFont {
  readonly id: string;
  readonly postScriptName: string;
  readonly fontName: string;
  readonly fontStyle: string;
  readonly encoding: string;
  readonly metadata: object;
  objectNumber?: number;
  isAlreadyPutted?: boolean;
}

export interface StreamOptions {
  readonly data: string;
  readonly objectId: number;
  readonly filters: string[];
  readonly additionalKeyValues?: { key: string; value: string | number }[];
}

/**
 * The half-private part of jsPDF 4.2.1 that embedding needs: its events while the file is written, and raw output. The
 * version is pinned; the tests of this module are the gate of any update.
 */
export interface JsPdfInternals {
  write(...parts: (string | number)[]): void;
  newObject(): number;
  /** Takes the number of an object that is written later, from `newObjectDeferredBegin` to `endobj`. */
  newObjectDeferred(): number;
  newObjectDeferredBegin(id: number, write: true): number;
  putStream(options: StreamOptions): void;
  getNumberOfPages(): number;
  /** Object numbers are known once the pages are written. */
  getPageInfo(page: number): { readonly objId: number };
  readonly events: { subscribe(event: string, listener: (payload: never) => void): string };
}

/** jsPDF's inner tools of a document. */
export const internalsOf = (document: jsPDF): JsPdfInternals => document.internal as unknown as JsPdfInternals;

/** Sets the version in the file header: jsPDF says 1.3, tags and PDF/A-1 are 1.4. */
export function setPdfVersion(document: jsPDF, version: '1.4'): void {
  const { __private__: inner } = document as unknown as { __private__: { setPdfVersion(version: string): void } };
  inner.setPdfVersion(version);
}
