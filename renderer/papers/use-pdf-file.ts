import type { PDFDocumentProxy } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.mjs?url';
import { useEffect, useState } from 'react';

/** A file that was made, opened for reading; null until the first is. The last one stays while the next is opened. */
export function usePdfFile(bytes: Uint8Array | null): PDFDocumentProxy | null {
  const [file, setFile] = useState<PDFDocumentProxy | null>(null);
  useEffect(() => {
    if (!bytes) return undefined;
    const left = new AbortController();
    open(bytes, left.signal).then(setFile, (error: unknown) => {
      // Whoever goes on before the paper is opened has called it off.
      if (!left.signal.aborted) throw error;
    });
    return () => left.abort();
  }, [bytes]);
  return file;
}

async function open(bytes: Uint8Array, left: AbortSignal): Promise<PDFDocumentProxy> {
  // A reader of PDF files is large, and most screens show none.
  const { getDocument, GlobalWorkerOptions } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  GlobalWorkerOptions.workerSrc = workerUrl;
  left.throwIfAborted();
  // pdf.js keeps the bytes it is given, and the file is still needed.
  const loading = getDocument({ data: bytes.slice() });
  left.addEventListener('abort', () => void loading.destroy());
  return loading.promise;
}
