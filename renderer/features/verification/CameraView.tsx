import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/feedback/Notice.tsx';
import styles from './Verification.module.css';

interface CameraViewProps {
  /** Called once, with the first code in sight. */
  readonly onCode: (text: string) => void;
}

/** Milliseconds between two looks at the picture. */
const LOOK_EVERY = 120;

/** The camera's picture; pictures stay in memory and are thrown away. */
export function CameraView({ onCode }: CameraViewProps) {
  const { t } = useTranslation('verification');
  const video = useRef<HTMLVideoElement>(null);
  const [problem, setProblem] = useState<'no-camera' | 'camera-denied' | null>(null);
  const told = useRef(onCode);
  useEffect(() => {
    told.current = onCode;
  });

  useEffect(() => {
    const left = new AbortController();
    watch(video, left.signal).then(
      (text) => text !== null && told.current(text),
      (error: unknown) => setProblem(isDenied(error) ? 'camera-denied' : 'no-camera'),
    );
    return () => left.abort();
  }, []);
  if (problem) return <Notice tone="warn">{t(problem)}</Notice>;
  return <video ref={video} className={styles.camera} muted playsInline aria-label={t('camera')} />;
}

const isDenied = (error: unknown): boolean => error instanceof DOMException && error.name === 'NotAllowedError';

/** The first code that comes into sight; null where the view was left before. */
async function watch(video: { readonly current: HTMLVideoElement | null }, left: AbortSignal): Promise<string | null> {
  const { readQr } = await import('./read-qr.ts');
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  const stop = (): void => stream.getTracks().forEach((track) => track.stop());
  try {
    if (!video.current || left.aborted) return null;
    video.current.srcObject = stream;
    await video.current.play();
    while (!left.aborted && video.current) {
      const text = readQr(video.current);
      if (text !== null) return text;
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
    }
    return null;
  } finally {
    stop();
  }
}
