import { getDocument, GlobalWorkerOptions } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.mjs?url';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Skeleton } from '../ui/feedback/Skeleton.tsx';
import styles from './PaperDialog.module.css';

GlobalWorkerOptions.workerSrc = workerUrl;

/** Pixels to the PDF point: sharp on a dense screen, and an A4 page still a small picture. */
const SHARPNESS = 2;

interface PaperPreviewProps {
  readonly label: string;
  /** Null while the paper is being made. */
  readonly bytes: Uint8Array | null;
}

/** The first page of the very file that will be printed. */
export function PaperPreview({ label, bytes }: PaperPreviewProps) {
  const { t } = useTranslation('papers');
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!bytes) return undefined;
    // pdf.js takes the bytes it is given away with it, and the file is still needed.
    const loading = getDocument({ data: bytes.slice() });
    void drawFirstPage(loading, canvas);
    return () => void loading.destroy();
  }, [bytes]);
  return (
    <div className={styles.stage}>
      {bytes ? (
        <canvas dir="ltr" ref={canvas} className={styles.page} role="img" aria-label={t('preview', { title: label })} />
      ) : (
        <Skeleton rows={5} hasLead={false} />
      )}
    </div>
  );
}

async function drawFirstPage(
  loading: ReturnType<typeof getDocument>,
  canvas: { readonly current: HTMLCanvasElement | null },
): Promise<void> {
  const file = await loading.promise;
  const page = await file.getPage(1);
  const viewport = page.getViewport({ scale: SHARPNESS });
  if (!canvas.current) return;
  canvas.current.width = viewport.width;
  canvas.current.height = viewport.height;
  await page.render({ canvas: canvas.current, viewport }).promise;
}
