import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.ts';
import { IconButton } from '../ui/actions/IconButton.tsx';
import { classNames } from '../ui/class-names.ts';
import { Skeleton } from '../ui/feedback/Skeleton.tsx';
import styles from './PaperPreview.module.css';
import { usePdfFile } from './use-pdf-file.ts';

interface PaperPreviewProps {
  readonly label: string;
  /** Null while the paper is being made. */
  readonly bytes: Uint8Array | null;
  /** Fills a card to its edges instead of standing framed in a dialog. */
  readonly isInCard?: boolean;
}

/** The very file that will be printed, one page at a time; its pages are turned with PageUp and PageDown. */
export function PaperPreview({ label, bytes, isInCard = false }: PaperPreviewProps) {
  const file = usePdfFile(bytes);
  const pages = file?.numPages ?? 1;
  const [turned, setTurned] = useState(1);
  // What is written meanwhile may take pages away.
  const page = Math.min(turned, pages);
  return (
    <div className={classNames(styles.preview, isInCard && styles.inCard)}>
      <div className={styles.stage}>
        {file ? <Page file={file} page={page} label={label} /> : <Skeleton rows={5} hasLead={false} />}
      </div>
      {pages > 1 && <Turning page={page} pages={pages} onTurn={setTurned} />}
    </div>
  );
}

interface PageProps {
  readonly file: PDFDocumentProxy;
  readonly page: number;
  readonly label: string;
}

function Page({ file, page, label }: PageProps) {
  const { t } = useTranslation('papers');
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const left = new AbortController();
    drawPage(file, page, canvas, left.signal).catch((error: unknown) => {
      // Whoever turns on before a page is drawn has called it off.
      if (!left.signal.aborted) throw error;
    });
    return () => left.abort();
  }, [file, page]);
  // The file draws each letter at its place; a canvas that inherits right-to-left would move them.
  return (
    <canvas ref={canvas} dir="ltr" className={styles.page} role="img" aria-label={t('preview', { title: label })} />
  );
}

interface TurningProps {
  readonly page: number;
  readonly pages: number;
  readonly onTurn: (page: number) => void;
}

function Turning({ page, pages, onTurn }: TurningProps) {
  const { t } = useTranslation('papers');
  const format = useFormat();
  return (
    <div className={styles.turning}>
      <IconButton
        icon={ChevronLeft}
        isDirectional
        size="sm"
        variant="quiet"
        label={t('pages.earlier')}
        shortcut="PageUp"
        isDisabled={page === 1}
        onPress={() => onTurn(page - 1)}
      />
      <span aria-live="polite">{t('pages.of', { page: format.count(page), pages: format.count(pages) })}</span>
      <IconButton
        icon={ChevronRight}
        isDirectional
        size="sm"
        variant="quiet"
        label={t('pages.later')}
        shortcut="PageDown"
        isDisabled={page === pages}
        onPress={() => onTurn(page + 1)}
      />
    </div>
  );
}

async function drawPage(
  file: PDFDocumentProxy,
  number: number,
  canvas: { readonly current: HTMLCanvasElement | null },
  left: AbortSignal,
): Promise<void> {
  const page = await file.getPage(number);
  if (!canvas.current || left.aborted) return;
  // One dot of the picture to one of the screen: scaled afterwards, small letters would break up.
  const natural = page.getViewport({ scale: 1 });
  const { width, height } = roomFor(canvas.current);
  const fit = Math.min(width / natural.width, height / natural.height);
  const viewport = page.getViewport({ scale: fit * devicePixelRatio });
  canvas.current.width = viewport.width;
  canvas.current.height = viewport.height;
  const drawing = page.render({ canvas: canvas.current, viewport });
  left.addEventListener('abort', () => drawing.cancel());
  await drawing.promise;
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
