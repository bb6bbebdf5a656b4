/** The papers this desk prints. */
export const DOCUMENT_KINDS = [
  'certificate',
  'certificates',
  'slip-a5',
  'slip-a4-two-up',
  'slip-80mm',
  'slip-58mm',
  'queue-ticket',
  'letter',
  'referral',
  'request-receipt',
  'closing-notice',
  'answer-sheet',
  'notice',
  'daily-list',
  'month-report',
  'alignment',
  'specimen',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export const isDocumentKind = (text: string): text is DocumentKind =>
  (DOCUMENT_KINDS as readonly string[]).includes(text);
