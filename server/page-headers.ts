/** What an answer may do in a browser that was made to open it as a page: nothing. */
const ANSWER_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** What every answer says to browsers, whatever it is; pages say besides what they may run. */
export const EVERY_ANSWER = {
  // Not to guess what it is, not to pass its address on, not to show it in another page, not to share its window or bytes.
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'content-security-policy': ANSWER_POLICY,
  // Answers are about people: no browser and no proxy keeps one.
  'cache-control': 'no-store',
} as const;

/** The rules that the desk's window has, for the desk in a browser. */
export const DESK_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The camera reads the codes of certificates; nothing else of the machine is asked for. */
export const CAMERA_ALONE = 'camera=(self), microphone=(), geolocation=(), usb=(), serial=(), display-capture=()';
