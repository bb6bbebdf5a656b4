import decodeQr from 'qr/decode.js';

/** The text of the QR code in a picture, or null. */
export function readQr(video: HTMLVideoElement): string | null {
  const { videoWidth: width, videoHeight: height } = video;
  if (width === 0 || height === 0) return null;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  context.drawImage(video, 0, 0);
  try {
    return decodeQr({ width, height, data: context.getImageData(0, 0, width, height).data });
  } catch {
    // Most pictures show no code, or half of one; the next may.
    return null;
  }
}
