import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.mjs?url';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../ui/class-names.ts';
import { Skeleton } from '../ui/feedback/Skeleton.tsx';
import styles from './PaperDialog.module.css';

interface PaperPreviewProps {
  readonly label: string;
  /** Null while the paper is being made. */
  readonly bytes: Uint8Array | null;
  /** Fills a card to its edges instead of standing framed in a dialog. */
  readonly isInCard?: boolean;
}

/** The first page of the very file that will be printed. */
export function PaperPreview({ label, bytes, isInCard = false }: PaperPreviewProps) {
  const { t } = useTranslation('papers');
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!bytes) return undefined;
    const left = new AbortController();
    drawFirstPage(bytes, canvas, left.signal).catch((error: unknown) => {
      // Whoever goes on before the paper is drawn has called it off.
      if (!left.signal.aborted) throw error;
    });
    return () => left.abort();
  }, [bytes]);
  return (
    <div className={classNames(styles.stage, isInCard && styles.inCard)}>
      {bytes ? (
        // The file draws each letter at its place; a canvas that inherits right-to-left would move them.
        <canvas ref={canvas} dir="ltr" className={styles.page} role="img" aria-label={t('preview', { title: label })} />
      ) : (
        <Skeleton rows={5} hasLead={false} />
      )}
    </div>
  );
}

async function drawFirstPage(
  bytes: Uint8Array,
  canvas: { readonly current: HTMLCanvasElement | null },
  left: AbortSignal,
): Promise<void> {
  // A reader of PDF files is large, and most screens show none.
  const { getDocument, GlobalWorkerOptions } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  GlobalWorkerOptions.workerSrc = workerUrl;
  // pdf.js keeps the bytes it is given, and the file is still needed.
  const loading = getDocument({ data: bytes.slice() });
  left.addEventListener('abort', () => void loading.destroy());
  const file = await loading.promise;
  const page = await file.getPage(1);
  if (!canvas.current || left.aborted) return;
  // One dot of the picture to one of the screen: scaled afterwards, small letters would break up.
  const natural = page.getViewport({ scale: 1 });
  const { width, height } = roomFor(canvas.current);
  const fit = Math.min(width / natural.width, height / natural.height);
  const viewport = page.getViewport({ scale: fit * devicePixelRatio });
  canvas.current.width = viewport.width;
  canvas.current.height = viewport.height;
  await page.render({ canvas: canvas.current, viewport }).promise;
}

/** What the stage around a page leaves it, in CSS pixels. */
function roomFor(canvas: HTMLCanvasElement): { width: number; height: number } {
  const stage = canvas.parentElement ?? canvas;
  const { paddingInline, paddingBlock } = getComputedStyle(stage);
  return {
    width: stage.clientWidth - 2 * Number.parseFloat(paddingInline),
    height: stage.clientHeight - 2 * Number.parseFloat(paddingBlock),
  };
}
