import { useMemo } from 'react';
import { encodeQr } from '../print/page/qr-code.ts';
import styles from './QrPicture.module.css';

/** Light modules around a code, without which readers do not find it (ISO/IEC 18004). */
const QUIET = 4;

interface QrPictureProps {
  /** What a camera reads. */
  readonly payload: string;
  readonly label: string;
}

/** A QR code on the screen, dark on light by night too: readers know it in no other colours. */
export function QrPicture({ payload, label }: QrPictureProps) {
  const code = useMemo(() => encodeQr(payload), [payload]);
  if (!code) return null;
  const side = code.size + 2 * QUIET;
  return (
    <svg className={styles.code} viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`} role="img" aria-label={label}>
      <path d={toSvgPath(code.path)} />
    </svg>
  );
}

/** The rectangles of a PDF path (`x y w h re`) as one of SVG. */
const toSvgPath = (path: string): string => path.replaceAll(/(\d+) (\d+) (\d+) (\d+) re/g, 'M$1 $2h$3v$4h-$3z');
